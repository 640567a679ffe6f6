using System.Globalization;

namespace FleetSpark.Benchmarks.Sftp;

/// <summary>A bank's file of random transactions, the same each time.</summary>
internal static class BankFile
{
    private const int Seed = 1;

    public static async Task WriteAsync(string path, int megabytes)
    {
        var random = new Random(Seed);
        await using var file = new StreamWriter(path);
        await file.WriteAsync("{\"accountId\":\"92792126019929279212650822221989319252576\",\"data\":[");
        var (count, credit, debit) = (0L, 0m, 0m);
        while (file.BaseStream.Position < megabytes * 1_000_000L)
        {
            var amount = random.Next(1, 10_000_000) / 100m;
            var isCredit = random.Next(3) == 0;
            (credit, debit) = isCredit ? (credit + amount, debit) : (credit, debit + amount);
            await file.WriteAsync(count++ == 0 ? "\n" : ",\n");
            await file.WriteAsync(Transaction(random, isCredit, amount));
        }

        await file.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\n],\"totals\":{{\"count\":{count},\"credit\":\"{credit}\",\"debit\":\"{debit}\"}}}}\n"));
    }

    private static string Transaction(Random random, bool isCredit, decimal amount) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"transactionId":"TX{{random.NextInt64():X16}}{{random.NextInt64():X16}}","completedAuthorisedPaymentType":"TRANSACAO_EFETIVADA","creditDebitType":"{{(isCredit ? "CREDITO" : "DEBITO")}}","transactionName":"Transferencia enviada {{random.Next(100_000)}}","type":"PIX","transactionAmount":{"amount":"{{amount:0.00}}","currency":"BRL"},"transactionDateTime":"2026-03-{{random.Next(1, 29):00}}T{{random.Next(24):00}}:{{random.Next(60):00}}:{{random.Next(60):00}}.{{random.Next(1000):000}}Z","partieCnpjCpf":"{{random.NextInt64(100_000_000_000_000):00000000000000}}","partiePersonType":"PESSOA_JURIDICA","partieCompeCode":"001","partieBranchCode":"{{random.Next(10_000):0000}}","partieNumber":"{{random.Next(100_000_000):00000000}}","partieCheckDigit":"{{random.Next(10)}}"}""");
}
