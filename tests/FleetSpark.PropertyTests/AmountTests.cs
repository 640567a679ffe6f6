using System.Globalization;
using System.Numerics;
using CsCheck;
using FleetSpark.Testing;

namespace FleetSpark.PropertyTests;

/// <summary>An amount is judged by the number that its text says, against whole-number arithmetic without bounds.</summary>
public class AmountTests
{
    // Up to 30 digits each side of the point, an exponent that brings them back to cents as often as not, zeros in front of it.
    private static readonly Gen<string> Text = Gen.Select(
        OneOf(string.Empty, "+", "-"),
        Digits(1, 30),
        Gen.OneOf(Gen.Const(string.Empty), Digits(1, 30).Select(digits => "." + digits)),
        Gen.OneOf(
            Gen.Const(string.Empty),
            Gen.Select(OneOf("e", "E-", "e+", "e-00"), Gen.OneOf(Gen.Int[0, 40], Gen.Int[0, 3000]), (mark, power) => mark + power.ToString(CultureInfo.InvariantCulture))),
        (sign, whole, decimals, exponent) => sign + whole + decimals + exponent);

    [Fact]
    public async Task Amount_OfAnyText_IsTheNumberOfCentsThatItSaysOrRejectedForWhatItIs() => await Text.Array[200].SampleAsync(
        async texts =>
        {
            using var lake = new TestLake();
            await lake.PutAsync("bank", new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero), [.. texts.Select(Record)]);
            await lake.RunAsync();
            var expected = texts.Select(Judge).ToList();
            var found = await lake.QueryAsync("SELECT transaction_id, CAST(amount_brl * 100 AS BIGINT) FROM bank_transactions");
            var reasons = await lake.QueryAsync("SELECT reason_code, CAST(COUNT(*) AS BIGINT) FROM rejected_records GROUP BY reason_code");
            Assert.Equal(
                expected.Select((verdict, number) => (verdict, number)).Where(one => one.verdict.Cents is not null).Select(one => $"x-{one.number} {one.verdict.Cents}").Order(StringComparer.Ordinal),
                found.Select(row => $"{row[0]} {row[1]}").Order(StringComparer.Ordinal));
            Assert.Equal(
                expected.Where(verdict => verdict.Reason is not null).GroupBy(verdict => verdict.Reason, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}").Order(StringComparer.Ordinal),
                reasons.Select(row => $"{row[0]} {row[1]}").Order(StringComparer.Ordinal));
        },
        iter: Cases.Of(5, 200), threads: 1, print: texts => string.Join('\n', texts));

    private static Gen<string> Digits(int least, int most) => Gen.Int[0, 5].Array[least, most].Select(digits => string.Concat(digits.Select(digit => "000159"[digit])));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(number => texts[number]);

    private static string Record(string amount, int number) =>
        $$$"""{"accountId":"a-1","transactionId":"x-{{{number}}}","completedAuthorisedPaymentType":"TRANSACAO_EFETIVADA","creditDebitType":"CREDITO","transactionName":"Freight","type":"PIX","transactionAmount":{"amount":"{{{amount}}}","currency":"BRL"},"transactionDateTime":"2026-03-10T12:00:00Z"}""";

    private static (BigInteger? Cents, string? Reason) Judge(string text)
    {
        var parts = text.TrimStart('+', '-').Split('e', 'E');
        var mantissa = parts[0].Split('.');
        var decimals = mantissa is [_, var after] ? after : string.Empty;
        var digits = BigInteger.Parse(mantissa[0] + decimals, CultureInfo.InvariantCulture);
        var power = (parts is [_, var exponent] ? int.Parse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0) - decimals.Length + 2;
        var cents = digits * BigInteger.Pow(10, Math.Max(power, 0));
        if (power < 0)
        {
            cents = BigInteger.DivRem(digits, BigInteger.Pow(10, -power), out var rest);
            if (!rest.IsZero)
            {
                return (null, "amount_fraction_of_cent");
            }
        }

        // A negative one that DECIMAL(18,2) does not hold is told as too large.
        return cents >= BigInteger.Pow(10, 18) || (cents >= BigInteger.Pow(10, 11) && text[0] != '-') ? (null, "amount_too_large")
            : text[0] == '-' && !cents.IsZero ? (null, "amount_negative")
            : (cents, null);
    }
}
