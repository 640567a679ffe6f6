using System.IO.Compression;
using System.Text;
using DuckDB.NET.Data;
using FleetSpark.Core;
using FleetSpark.Landing.Records;
using FleetSpark.Landing.Sources.Tags;
using FleetSpark.Simulator;

namespace FleetSpark.LandingTests.Tags;

/// <summary>What becomes of the operator's charges in a lake: the same by REST, by SOAP of either version and from a file; each charge once after kills at every call.</summary>
public sealed class StagedRowsTests
{
    private static readonly TagProtocol[] Protocols = [TagProtocol.Rest, TagProtocol.Soap11, TagProtocol.Soap12];

    // Values of each kind that a text of XML might say otherwise; all but the first two are rejected.
    private static readonly string[] Odd =
    [
        """{"transaction_id":1234567,"plate":"abc-1d23","kind":"TOLL","occurred_at":"2026-03-29T01:00:00","amount":1e2,"currency":"brl","axle_category":"6","is_refund":"true","plaza_id":null,"place_name":"","tag_number":" 7 ","more":[1,{"a":null}]}""",
        """{"transaction_id":"<&>\"'\\ \t\n\r é \u00e7 \ud83d\ude9a","plate":"ABC1D23","kind":"parking","occurred_at":"2026-03-29T01:00:00.123456Z","amount":"0.01","currency":"BRL","entered_at":"2026-03-28T01:00:00-03:00","is_refund":false,"place_name":" \u00a0 "}""",
        """{"transaction_id":"a","plate":"ABC1D23","kind":"toll","occurred_at":"2026-03-29T01:00:00Z","amount":1.005,"currency":"BRL"}""",
        """{"transaction_id":"b","plate":"ABC1D23","kind":"toll","occurred_at":"2026-03-29T01:00:00Z","amount":true,"currency":"BRL"}""",
        """{"transaction_id":"c","plate":"ABC1D23","kind":"toll","occurred_at":null,"amount":"1","currency":"BRL"}""",
        """{"transaction_id":"d","plate":"ABC1D23","kind":"toll","occurred_at":"2026-03-29T01:00:00Z","amount":"1","currency":"BRL","axle_category":6.5}""",
        """{"transaction_id":"e","plate":"ABC1D23","kind":"toll","occurred_at":"2026-03-29T01:00:00Z","amount":"1","currency":"BRL","is_refund":"perhaps"}""",
        """{"transaction_id":"f","plate":"ABC1D23","kind":"","occurred_at":"2026-03-29T01:00:00Z","amount":" ","currency":"BRL"}""",
        "{}",
    ];

    [Fact]
    public async Task StagedRows_OfOneDayByEachProtocol_AreEqual()
    {
        await using var bench = await TagBench.StartAsync();
        var charges = (await SimulatedAsync()).Where(bench.Server.Book.TryPost).ToList();
        Assert.True(charges.Count > 50, $"only {charges.Count} charges");
        charges.AddRange(Odd);
        Array.ForEach(Odd, charge => bench.Server.Book.Post(charge, TagBench.Start.AddHours(-1)));
        bench.Clock.Pass(TimeSpan.FromDays(5));
        var staged = new List<string>();
        foreach (var protocol in Protocols)
        {
            using var lake = new TestLake();
            var store = lake.Lake.Raw("tags", isRestricted: false);
            var options = bench.Options(protocol) with { FirstDay = Day.Parse("2026-03-20"), PageSize = 97, LongestWindow = TimeSpan.FromDays(31) };
            var report = await bench.Lander(options, store).LandAsync(progress: null, beginNoneAfter: null, RawLake.Cancellation);
            Assert.Equal((charges.Distinct(StringComparer.Ordinal).Count(), 0), ((int)report.Records, (int)report.Refused));
            await lake.PlanAsync(); // it stages too
            staged.Add(Staged(lake));
        }

        var rejected = staged[0].Split('\n').Count(row => row.Contains("_reason=", StringComparison.Ordinal) && !row.Contains("_reason=-", StringComparison.Ordinal));
        Assert.True(rejected >= Odd.Length - 2, $"only {rejected} rows are rejected");
        Assert.Equal(staged[0], staged[1]);
        Assert.Equal(staged[0], staged[2]);
    }

    [Fact]
    public async Task TableRows_AfterAKillAtEveryCall_HoldEachChargeOnce()
    {
        using var lake = new TestLake();
        var store = lake.Lake.Raw("tags", isRestricted: false);
        await using var bench = await TagBench.StartAsync();
        var options = bench.Options() with { PageSize = 500 }; // one page: each call has as many calls to break
        var posted = 0;
        FaultPlan plan;
        var at = 0;
        do
        {
            posted += bench.Post(4, first: posted).Count;
            bench.Clock.Pass(TimeSpan.FromMinutes(5));
            plan = new FaultPlan(at / 2, isBefore: at % 2 == 0, _ => new KilledException());
            at++;
            using var http = plan.NewHttpClient();
            await Task.WhenAny(bench.Lander(options, plan.Around(store), http).LandAsync(progress: null, beginNoneAfter: null, RawLake.Cancellation));
        }
        while (plan.Failed is not null);

        await bench.Lander(options, store).LandAsync(progress: null, beginNoneAfter: null, RawLake.Cancellation);
        var run = await lake.RunAsync();

        Assert.True(at > 10, $"only {at} kills");
        var balance = Assert.Single(run.Balance);
        Assert.Equal(((long?)posted, 0L, 0L), (balance.Kept, balance.Rejected, balance.Refused));
        Assert.Equal([[CellText.Of(posted), CellText.Of(posted)]], await lake.QueryAsync("SELECT CAST(COUNT(*) AS BIGINT), CAST(COUNT(DISTINCT transaction_id) AS BIGINT) FROM tag_transactions"));
    }

    // Records as the simulated operator would send them, wrong ones among them; what is no record is left out.
    private static async Task<IReadOnlyList<string>> SimulatedAsync()
    {
        using var folder = new TemporaryFolder();
        var options = new SimulationOptions { OutFolder = folder.PathOf("out"), Trucks = 8, Days = 1, Seed = 7, From = Day.Parse("2026-03-25") };
        await new FleetSimulation(options).WriteAsync(null, RawLake.Cancellation);
        var check = new StrictCheck(JudgedFields.Of(Sources.Of("tags").Fields));
        var charges = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder.PathOf("out", "tags")).Order(StringComparer.Ordinal))
        {
            await using var packed = File.OpenRead(file);
            await using var gzip = new GZipStream(packed, CompressionMode.Decompress);
            using var lines = new StreamReader(gzip, Encoding.Latin1); // byte for byte: some are no UTF-8
            while (await lines.ReadLineAsync(RawLake.Cancellation) is { } line)
            {
                var bytes = Encoding.Latin1.GetBytes(line);
                if (check.Judge(bytes, out _) is null)
                {
                    charges.Add(Encoding.UTF8.GetString(bytes));
                }
            }
        }

        return charges;
    }

    // All staged rows but for what tells of objects and of the text that they came in.
    private static string Staged(TestLake lake)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        var files = Path.Combine(lake.Lake.Location.Path, lake.Lake.Settings.CuratedRoot, "_staged", "tags", "**", "*.parquet");
        command.CommandText = $"SELECT * FROM read_parquet('{files}', hive_partitioning = true, union_by_name = true)";
        using var reader = command.ExecuteReader();
        var columns = Enumerable.Range(0, reader.FieldCount).Where(column => reader.GetName(column) is not ("_raw_object" or "_text")).ToList();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(" | ", columns.Select(column => $"{reader.GetName(column)}={CellText.Of(reader.IsDBNull(column) ? null : reader.GetValue(column))}")));
        }

        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }
}
