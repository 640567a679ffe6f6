using System.Text;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>
/// Numbers the charges of a statement that are equal in all facts, from 1, and finds the charge of a refund. Where the operator has codes of
/// his own, all rows are noted first and equal charges are numbered by their codes, so that the order of rows does not decide; a code
/// that comes twice is one charge.
/// </summary>
internal sealed class ChargeNumbers
{
    private readonly Dictionary<UInt128, string> _codes = [];
    private readonly Dictionary<UInt128, SortedSet<string>> _moreCodes = [];
    private readonly Dictionary<UInt128, int> _uncoded = [];
    private readonly Dictionary<string, string> _chargeOfCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _refundOfCode = new(StringComparer.Ordinal);

    /// <summary>Notes a charge, before any id is asked for; of no use without a code.</summary>
    public void Note(StatementCharge charge)
    {
        if (charge.Code.Length == 0)
        {
            return;
        }

        var facts = charge.Facts;
        KeepSmaller(charge.IsRefund ? _refundOfCode : _chargeOfCode, charge.Code, facts);
        var key = KeyOf(facts, charge.IsRefund);
        if (!_codes.TryAdd(key, charge.Code) && _codes[key] != charge.Code)
        {
            if (!_moreCodes.TryGetValue(key, out var codes))
            {
                _moreCodes[key] = codes = new SortedSet<string>(StringComparer.Ordinal) { _codes[key] };
            }

            codes.Add(charge.Code);
        }
    }

    /// <summary>The id of a charge; of a refund that of its charge, where the statement has it.</summary>
    public string IdOf(StatementCharge charge)
    {
        var facts = charge.Facts;
        // The table keeps one refund of a charge. Of several by one code the others keep an id of their own, so that none is lost.
        return charge.IsRefund && _refundOfCode.GetValueOrDefault(charge.Code) == facts && _chargeOfCode.TryGetValue(charge.Code, out var charged)
            ? StatementCharge.IdOf(charged, NumberOf(charged, charge.Code, isRefund: false))
            : StatementCharge.IdOf(facts, NumberOf(facts, charge.Code, charge.IsRefund));
    }

    private static void KeepSmaller(Dictionary<string, string> all, string code, string facts)
    {
        if (!all.TryGetValue(code, out var kept) || string.CompareOrdinal(facts, kept) < 0)
        {
            all[code] = facts;
        }
    }

    private static UInt128 KeyOf(string facts, bool isRefund) => RecordHash.Of(Encoding.UTF8.GetBytes(isRefund ? $"refund\n{facts}" : facts));

    private int NumberOf(string facts, string code, bool isRefund)
    {
        var key = KeyOf(facts, isRefund);
        var coded = _moreCodes.TryGetValue(key, out var codes) ? codes.Count : _codes.ContainsKey(key) ? 1 : 0;
        if (code.Length > 0)
        {
            return codes is null ? 1 : codes.TakeWhile(other => other != code).Count() + 1;
        }

        return coded + (_uncoded[key] = _uncoded.GetValueOrDefault(key) + 1);
    }
}
