using System.Text.Json;
using FleetSpark.Simulator;

namespace FleetSpark.SimulatorTests;

public sealed class BankTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(60, 1)]
    [InlineData(10, 22)]
    public async Task TagInvoices_OfEveryWeek_ArePaidByBoleto(int trucks, int days)
    {
        using var folder = new TemporaryFolder();
        var options = new SimulationOptions { OutFolder = folder.Path, Trucks = trucks, Days = days, Seed = 3, From = SimulatedRun.From };
        await new FleetSimulation(options).WriteAsync(null, TestContext.Current.CancellationToken);
        var paid = Debits(folder.Path).Select(d => d.Sent.DayNumber - SimulatedRun.From.Date.DayNumber).Select(day => day / 7).ToHashSet();
        Assert.Equal(Enumerable.Range(0, (days + 6) / 7), paid.Order());
    }

    [Fact]
    public async Task Invoice_OfAFullWeek_IsTheSumOfItsChargesLessRefunds()
    {
        using var folder = new TemporaryFolder();
        var options = new SimulationOptions { OutFolder = folder.Path, Trucks = 20, Days = 22, Seed = 4, From = SimulatedRun.From };
        await new FleetSimulation(options).WriteAsync(null, TestContext.Current.CancellationToken);
        var charged = SimulatedRun.ReadLines(folder.Path).Where(l => l.Source == "tags" && Judge.ReasonFor(l) is null)
            .Select(l => JsonDocument.Parse(l.Bytes).RootElement)
            .Where(j => !j.Text("transaction_id")!.StartsWith("TS", StringComparison.Ordinal))
            .GroupBy(j => (j.Text("transaction_id"), j.Text("is_refund") == "true"))
            .Select(g => g.MaxBy(j => j.Text("posted_at"), StringComparer.Ordinal))
            .GroupBy(j => j.Text("invoice_id")!)
            .ToDictionary(g => g.Key, g => g.Sum(j => decimal.Parse(j.Text("amount")!) * (j.Text("is_refund") == "true" ? -1 : 1)));
        var fullWeeks = Debits(folder.Path).Where(d => d.Sent > SimulatedRun.From.Date.AddDays(8)).ToArray();
        Assert.True(fullWeeks.Length > 10);
        Assert.All(fullWeeks, d => Assert.Equal(charged[d.Invoice], d.Amount));
    }

    private static IEnumerable<(DateOnly Sent, string Invoice, decimal Amount)> Debits(string root) =>
        from line in SimulatedRun.ReadLines(root)
        where line.Source == "bank" && Judge.ReasonFor(line) is null
        let json = JsonDocument.Parse(line.Bytes).RootElement
        where json.Text("type") == "BOLETO" && json.Text("creditDebitType") == "DEBITO" && json.Text("transactionName")!.Contains("FATURA FT")
        select (DateOnly.FromDateTime(line.SentAt.UtcDateTime), json.Text("transactionName")!.Split(' ')[^1], decimal.Parse(json.GetProperty("transactionAmount").Text("amount")!));
}
