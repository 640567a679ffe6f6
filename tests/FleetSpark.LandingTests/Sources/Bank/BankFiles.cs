using System.Globalization;
using System.Text;

namespace FleetSpark.LandingTests.Bank;

/// <summary>Files as a bank writes them.</summary>
internal static class BankFiles
{
    public const string Account = "92792126019929279212650822221989319252576";

    /// <summary>A file of as many transactions, each with its own id, with totals that are right.</summary>
    public static string Of(int count, int from = 0) => Of(Enumerable.Range(from, count));

    public static string Of(IEnumerable<int> numbers)
    {
        var all = numbers.ToList();
        var text = new StringBuilder($"{{\"accountId\":\"{Account}\",\"data\":[");
        text.AppendJoin(',', all.Select(Transaction));
        return text.Append(CultureInfo.InvariantCulture, $"],\"totals\":{TotalsOf(all)}}}\n").ToString();
    }

    /// <summary>A transaction; each third is a credit.</summary>
    public static string Transaction(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"transactionId":"TX{{number:D12}}","completedAuthorisedPaymentType":"TRANSACAO_EFETIVADA","creditDebitType":"{{(IsCredit(number) ? "CREDITO" : "DEBITO")}}","transactionName":"Posto {{number % 97}}","type":"PIX","transactionAmount":{"amount":"{{AmountOf(number)}}","currency":"BRL"},"transactionDateTime":"2026-03-28T12:00:00.000Z"}""");

    /// <summary>The record that it becomes.</summary>
    public static string Record(int number) => $"{{\"accountId\":\"{Account}\",{Transaction(number)[1..]}";

    public static string TotalsOf(IReadOnlyCollection<int> numbers) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"count":{{numbers.Count}},"credit":"{{numbers.Where(IsCredit).Sum(AmountOf)}}","debit":{{numbers.Where(number => !IsCredit(number)).Sum(AmountOf)}}}""");

    private static bool IsCredit(int number) => number % 3 == 0;

    private static decimal AmountOf(int number) => (number * 7 % 100_000 + 1) / 100m;
}
