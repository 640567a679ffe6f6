using System.Text.Json;
using System.Text.Unicode;
using FleetSpark.Core;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Bank;

/// <summary>
/// One piece a transaction of a bank's file, <c>{"accountId", "data": [transactions], "totals": {...}}</c>: members in any order, totals
/// optional, others ignored. A file that breaks this form is refused as a whole, since its figures cannot be checked any more.
/// </summary>
internal sealed class BankFileSplitter(AccountSink sink, string path) : MemberArraySplitter(sink)
{
    private const int LongestAccount = 1024;

    private Member _member;
    private bool _hasAccount;
    private bool _hasData;
    private bool _hasTotals;
    private BankTotals? _totals;
    private string? _fault;

    private enum Member
    {
        Other,
        Account,
        Data,
        Totals,
    }

    /// <summary>Says that the file has ended.</summary>
    /// <exception cref="FleetException">FS2208: it is not of the bank's form.</exception>
    public void CompleteFile()
    {
        Complete();
        var fault = _fault
            ?? (sink.IsBroken ? "it is no JSON, or ends before its end." : null)
            ?? (_hasAccount ? null : "'accountId' is missing.")
            ?? (_hasData ? null : "'data' is missing.");
        if (fault is not null)
        {
            throw BankErrors.NoBankFile(path, fault);
        }
    }

    /// <summary>Compares the totals, where the file has them, with the transactions.</summary>
    /// <exception cref="FleetException">FS2209: they disagree.</exception>
    public void CheckTotals(TransactionSums sums)
    {
        if (_totals?.DifferencesFrom(sums) is { Count: > 0 } differences)
        {
            throw BankErrors.TotalsDisagree(path, differences);
        }
    }

    protected override void OnName(ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(name);
        try
        {
            reader.Read();
            _member = reader.ValueTextEquals("accountId"u8) ? Member.Account
                : reader.ValueTextEquals("data"u8) ? Member.Data
                : reader.ValueTextEquals("totals"u8) ? Member.Totals
                : Member.Other;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            _member = Member.Other;
            _fault ??= "a name is no JSON text.";
        }
    }

    protected override Move OnMember(byte first)
    {
        switch (_member)
        {
            case Member.Account:
                RefuseTwice(ref _hasAccount, "accountId");
                return Unless(Move.Value);
            case Member.Totals:
                RefuseTwice(ref _hasTotals, "totals");
                return Unless(Move.Value);
            case Member.Data:
                RefuseTwice(ref _hasData, "data");
                _fault ??= first == (byte)'[' ? null : "'data' is no array.";
                return Unless(Move.Skip);
            default:
                return Unless(Move.Ignore);
        }
    }

    protected override void OnValue(ReadOnlySpan<byte> value)
    {
        if (_member == Member.Account)
        {
            TakeAccount(value);
        }
        else if (!BankTotals.TryParse(value, out _totals))
        {
            _fault ??= "'totals' does not hold figures.";
        }
    }

    // After a fault nothing is read any more.
    private Move Unless(Move move) => _fault is null ? move : Move.Break;

    private void RefuseTwice(ref bool isThere, string member)
    {
        _fault ??= isThere ? $"'{member}' stands there twice." : null;
        isThere = true;
    }

    private void TakeAccount(ReadOnlySpan<byte> value)
    {
        if (IsText(value))
        {
            sink.Account = value.ToArray();
        }
        else
        {
            _fault ??= "'accountId' is no text.";
        }
    }

    private static bool IsText(ReadOnlySpan<byte> value)
    {
        if (value.Length > LongestAccount || !Utf8.IsValid(value))
        {
            return false;
        }

        var reader = new Utf8JsonReader(value);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.String
                && reader.ValueSpan.Length > 0 && EscapedText.IsWhole(reader.ValueSpan);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
