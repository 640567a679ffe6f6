using System.Text.Json;

namespace FleetSpark.Landing.Sources.Bank;

/// <summary>
/// What the transactions of a file come to, as exact decimals. Each element of <c>data</c> counts, also one that is refused as a record:
/// the bank's figures are of what it sent.
/// </summary>
internal sealed class TransactionSums
{
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = RecordLimits.Bytes + 1 };

    /// <summary>All elements.</summary>
    public long Count { get; private set; }

    /// <summary>The sum of those with <c>"creditDebitType": "CREDITO"</c>.</summary>
    public decimal Credit { get; private set; }

    /// <summary>The sum of those with <c>"creditDebitType": "DEBITO"</c>.</summary>
    public decimal Debit { get; private set; }

    /// <summary>Those that stand in neither sum: they have no amount that is a number, or another type.</summary>
    public long NotAdded { get; private set; }

    /// <summary>Adds an element that is not looked at.</summary>
    public void AddUnread()
    {
        Count++;
        NotAdded++;
    }

    /// <summary>Adds an element.</summary>
    public void Add(ReadOnlySpan<byte> transaction)
    {
        Count++;
        var (type, amount) = Read(transaction);
        if (type == Kind.Credit && amount is { } credit)
        {
            Credit += credit;
        }
        else if (type == Kind.Debit && amount is { } debit)
        {
            Debit += debit;
        }
        else
        {
            NotAdded++;
        }
    }

    private static (Kind Type, decimal? Amount) Read(ReadOnlySpan<byte> transaction)
    {
        var reader = new Utf8JsonReader(transaction, AnyDepth);
        var type = Kind.Other;
        decimal? amount = null;
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return (Kind.Other, null);
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("creditDebitType"u8) && reader.Read())
                {
                    type = KindOf(ref reader);
                }
                else if (reader.ValueTextEquals("transactionAmount"u8) && reader.Read())
                {
                    amount = AmountOf(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }
        }
        catch (JsonException)
        {
            return (Kind.Other, null); // the judge says what it is
        }

        return (type, amount);
    }

    private static Kind KindOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.ValueTextEquals("CREDITO"u8) ? Kind.Credit : reader.ValueTextEquals("DEBITO"u8) ? Kind.Debit : Kind.Other;
        }

        reader.Skip();
        return Kind.Other;
    }

    private static decimal? AmountOf(ref Utf8JsonReader reader)
    {
        decimal? amount = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return amount;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isAmount = reader.ValueTextEquals("amount"u8);
            reader.Read();
            if (isAmount)
            {
                amount = ExactAmount.TryRead(ref reader, out var exact) ? exact : null;
            }

            reader.Skip();
        }

        return amount;
    }

    private enum Kind
    {
        Other,
        Credit,
        Debit,
    }
}
