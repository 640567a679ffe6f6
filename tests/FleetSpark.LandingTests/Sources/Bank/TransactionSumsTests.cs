using System.Globalization;
using System.Text;
using FleetSpark.Landing.Records;
using FleetSpark.Landing.Sources.Bank;

namespace FleetSpark.LandingTests.Bank;

/// <summary>What transactions come to, to the last digit.</summary>
public sealed class TransactionSumsTests
{
    [Theory]
    [InlineData("\"0.1\"", "0.1")]
    [InlineData("0.10", "0.10")]
    [InlineData("\"1000.0400\"", "1000.0400")]
    [InlineData("-5.25", "-5.25")]
    [InlineData("1.5e2", "150")]
    [InlineData("15E-2", "0.15")]
    [InlineData("999999999999999999.99999999", "999999999999999999.99999999")]
    public void Sums_AmountThatIsExact_IsAdded(string amount, string expected)
    {
        var sums = SumsOf(Of("CREDITO", amount));
        Assert.Equal((1L, decimal.Parse(expected, CultureInfo.InvariantCulture), 0m, 0L), (sums.Count, sums.Credit, sums.Debit, sums.NotAdded));
    }

    [Theory]
    [InlineData("\"1,50\"")]
    [InlineData("\"\"")]
    [InlineData("\" 1\"")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"amount\":1}")]
    [InlineData("1000000000000000000")]
    [InlineData("0.123456789")]
    [InlineData("1e-50")]
    [InlineData("1e400")]
    [InlineData("1.00000000000000000000000000000000000000001")]
    public void Sums_AmountThatIsNone_IsCountedAndNotAdded(string amount)
    {
        var sums = SumsOf(Of("DEBITO", amount));
        Assert.Equal((1L, 0m, 0m, 1L), (sums.Count, sums.Credit, sums.Debit, sums.NotAdded));
    }

    [Theory]
    [InlineData("""{"creditDebitType":"credito","transactionAmount":{"amount":1}}""")]
    [InlineData("""{"creditDebitType":["CREDITO"],"transactionAmount":{"amount":1}}""")]
    [InlineData("""{"creditDebitType":"CREDITO","transactionAmount":1}""")]
    [InlineData("""{"creditDebitType":"CREDITO"}""")]
    [InlineData("""{"x":{"creditDebitType":"CREDITO","transactionAmount":{"amount":1}}}""")]
    [InlineData("""{"creditDebitType":"CREDITO","transactionAmount":{"x":{"amount":1}}}""")]
    [InlineData("7")]
    public void Sums_TransactionWithoutTypeOrAmount_IsCountedAndNotAdded(string transaction)
    {
        var sums = SumsOf(transaction);
        Assert.Equal((1L, 0m, 0m, 1L), (sums.Count, sums.Credit, sums.Debit, sums.NotAdded));
    }

    [Fact]
    public void Sums_ManyTenths_AreExact() => Assert.Equal(10_000.1m, SumsOf([.. Enumerable.Repeat(Of("DEBITO", "0.1"), 100_001)]).Debit);

    private static string Of(string type, string amount) => $$"""{"creditDebitType":"{{type}}","transactionAmount":{"currency":"BRL","amount":{{amount}} } }""";

    private static TransactionSums SumsOf(params string[] transactions)
    {
        var fields = JudgedFields.Of(LandingTests.Sources.Of("bank").Fields);
        var sums = new TransactionSums(fields);
        var check = new StrictCheck(fields, sums);
        foreach (var transaction in transactions)
        {
            sums.Begin();
            check.Judge(Encoding.UTF8.GetBytes(transaction), out _);
            sums.End();
        }

        return sums;
    }
}
