using System.Globalization;
using System.Text.Json;

namespace FleetSpark.Landing.Sources.Bank;

/// <summary>The bank's own figures of a file: <c>{"count", "credit", "debit"}</c>, each of which may be absent; a number or its text.</summary>
/// <param name="Count">How many transactions it has.</param>
/// <param name="Credit">The sum of those that are credits.</param>
/// <param name="Debit">The sum of those that are debits.</param>
internal sealed record BankTotals(long? Count, decimal? Credit, decimal? Debit)
{
    /// <summary>Reads the value of <c>totals</c>; false where it is no such object, has a member twice or holds something else than figures.</summary>
    public static bool TryParse(ReadOnlySpan<byte> json, out BankTotals totals)
    {
        totals = new BankTotals(null, null, null);
        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return reader.TokenType == JsonTokenType.Null && !reader.Read();
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isRead = reader.ValueTextEquals("count"u8) ? totals.Count is null && TryCount(ref reader, ref totals)
                    : reader.ValueTextEquals("credit"u8) ? totals.Credit is null && TryCredit(ref reader, ref totals)
                    : reader.ValueTextEquals("debit"u8) ? totals.Debit is null && TryDebit(ref reader, ref totals)
                    : reader.TrySkip();
                if (!isRead)
                {
                    return false;
                }
            }

            return !reader.Read();
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>What differs from the transactions, with both figures; empty where nothing does.</summary>
    public IReadOnlyList<string> DifferencesFrom(TransactionSums sums)
    {
        var differences = new List<string>();
        Compare("count", Count, sums.Count, differences);
        Compare("credit", Credit, sums.Credit, differences);
        Compare("debit", Debit, sums.Debit, differences);
        if (differences.Count > 0 && sums.NotAdded > 0)
        {
            differences.Add(string.Create(CultureInfo.InvariantCulture, $"{sums.NotAdded} of the transactions have no amount or no creditDebitType that can be added"));
        }

        return differences;
    }

    private static void Compare<T>(string name, T? said, T found, List<string> differences)
        where T : struct, IFormattable, IEquatable<T>
    {
        if (said is { } figure && !figure.Equals(found))
        {
            differences.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {figure}, and its transactions have {found}"));
        }
    }

    private static bool TryCount(ref Utf8JsonReader reader, ref BankTotals totals)
    {
        var isRead = TryFigure(ref reader, out var figure) && figure.Scale == 0 && figure >= 0;
        totals = totals with { Count = isRead ? (long)figure : null };
        return isRead;
    }

    private static bool TryCredit(ref Utf8JsonReader reader, ref BankTotals totals)
    {
        var isRead = TryFigure(ref reader, out var figure);
        totals = totals with { Credit = figure };
        return isRead;
    }

    private static bool TryDebit(ref Utf8JsonReader reader, ref BankTotals totals)
    {
        var isRead = TryFigure(ref reader, out var figure);
        totals = totals with { Debit = figure };
        return isRead;
    }

    private static bool TryFigure(ref Utf8JsonReader reader, out decimal figure)
    {
        figure = 0;
        return reader.Read() && ExactAmount.TryRead(ref reader, out figure);
    }
}
