using System.Text.Json;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Bank;

/// <summary>
/// What the transactions of a file come to, as exact decimals, seen while they are judged. Each element of <c>data</c> counts, also one that is
/// refused as a record: the bank's figures are of what it sent.
/// </summary>
/// <param name="fields">The bank's fields, by which the elements are judged.</param>
internal sealed class TransactionSums(JudgedFields fields) : IFieldTap
{
    private readonly JudgedFields? _typeField = fields.Below("creditDebitType"u8);
    private readonly JudgedFields? _amountField = fields.Below("transactionAmount"u8)?.Below("amount"u8);
    private Kind _type;
    private decimal? _amount;

    private enum Kind
    {
        Other,
        Credit,
        Debit,
    }

    /// <summary>All elements.</summary>
    public long Count { get; private set; }

    /// <summary>The sum of those with <c>"creditDebitType": "CREDITO"</c>.</summary>
    public decimal Credit { get; private set; }

    /// <summary>The sum of those with <c>"creditDebitType": "DEBITO"</c>.</summary>
    public decimal Debit { get; private set; }

    /// <summary>Those that stand in neither sum: they have no amount that is a number, or another type.</summary>
    public long NotAdded { get; private set; }

    /// <summary>An element is about to be judged.</summary>
    public void Begin() => (_type, _amount) = (Kind.Other, null);

    /// <inheritdoc />
    public void Take(JudgedFields field, ref Utf8JsonReader value)
    {
        if (field == _typeField)
        {
            var isText = value.TokenType == JsonTokenType.String;
            _type = isText && EscapedText.Is(ref value, "CREDITO"u8) ? Kind.Credit : isText && EscapedText.Is(ref value, "DEBITO"u8) ? Kind.Debit : Kind.Other;
        }
        else if (field == _amountField)
        {
            _amount = ExactAmount.TryRead(ref value, out var amount) ? amount : null;
        }
    }

    /// <summary>The element was judged, or passed over unseen after <see cref="Begin"/>.</summary>
    public void End()
    {
        Count++;
        if (_type == Kind.Credit && _amount is { } credit)
        {
            Credit += credit;
        }
        else if (_type == Kind.Debit && _amount is { } debit)
        {
            Debit += debit;
        }
        else
        {
            NotAdded++;
        }
    }
}
