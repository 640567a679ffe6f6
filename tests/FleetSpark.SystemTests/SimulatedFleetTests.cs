using FleetSpark.Core;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Simulator;

namespace FleetSpark.SystemTests;

/// <summary>A simulated fleet through the whole pipeline, against the simulator's truth.</summary>
public sealed class SimulatedFleetTests(SimulatedFleetTests.RunFleet fleet) : IClassFixture<SimulatedFleetTests.RunFleet>
{
    [Fact]
    public async Task Quarantine_OfPlantedDefects_HoldsEachUnderItsReasonAndNothingElse()
    {
        var found = (await fleet.Lake.QueryAsync("SELECT source, reason_code, COUNT(*) FROM rejected_records GROUP BY ALL"))
            .Select(row => $"{row[0]} {row[1]} {row[2]}").Order(StringComparer.Ordinal);
        var planted = fleet.Truth.Defects.Where(defect => Truth.Text(defect, "verdict") is "refused" or "rejected")
            .GroupBy(defect => (Truth.Text(defect, "source"), Truth.Text(defect, "reason_code")))
            .Select(group => $"{group.Key.Item1} {group.Key.Item2} {group.Count()}").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(planted);
        Assert.Equal(planted, found);
    }

    [Theory]
    [InlineData("gps")]
    [InlineData("tags")]
    [InlineData("places")]
    public async Task Quarantine_OfASourceWithoutPersonalData_ShowsWhatWasReceived(string source)
    {
        var found = (await fleet.Lake.QueryAsync($"SELECT reason_code, record_text FROM rejected_records WHERE source = '{source}' AND NOT starts_with(record_text, 'base64:')"))
            .Select(row => $"{row[0]} {row[1]}").ToHashSet(StringComparer.Ordinal);
        var planted = fleet.Truth.Of(source, "refused", "rejected").Where(defect => Truth.Text(defect, "text") is not null && Truth.Text(defect, "reason_code") != "record_too_long").ToList();
        Assert.NotEmpty(planted);
        Assert.All(planted, defect => Assert.Contains($"{Truth.Text(defect, "reason_code")} {Truth.Text(defect, "text")}", found));
    }

    [Theory]
    [InlineData("bank")]
    [InlineData("fleet")]
    public async Task Quarantine_OfASourceWithPersonalData_LeavesTextsOut(string source)
    {
        var texts = await fleet.Lake.QueryAsync($"SELECT record_text FROM rejected_records WHERE source = '{source}'");
        Assert.NotEmpty(texts);
        Assert.All(texts, row => Assert.Equal(CellText.Null, row[0]));
    }

    [Theory]
    [InlineData("bank")]
    [InlineData("gps")]
    [InlineData("tags")]
    public void Balance_OfASource_CountsEveryPlantedDuplicate(string source)
    {
        var balance = fleet.Report.Balance.Single(row => row.Source == source);
        Assert.NotEqual(0, balance.Duplicates);
        Assert.Equal(fleet.Truth.Of(source, "duplicate").Count(), balance.Duplicates);
        Assert.Equal(balance.Landed, balance.Ok + balance.Rejected + balance.Refused);
        Assert.Equal(balance.Ok, balance.Kept + balance.Duplicates);
        Assert.Equal(fleet.Landed[source], balance.Landed);
    }

    [Fact]
    public async Task Positions_ThatCameLate_AreKept()
    {
        var kept = (await fleet.Lake.QueryAsync("SELECT device_number, recorded_at FROM gps_positions")).Select(row => $"{row[0]} {row[1]}").ToHashSet(StringComparer.Ordinal);
        var late = fleet.Truth.Of("gps", "late").ToList();
        Assert.NotEmpty(late);
        Assert.All(late, defect => Assert.Contains($"{Truth.Text(defect, "device_number")} {Micros(defect)}", kept));
    }

    [Fact]
    public async Task Positions_OfEveryPlantedJump_AreFlagged()
    {
        var jumps = (await fleet.Lake.QueryAsync("SELECT device_number, recorded_at FROM gps_positions WHERE is_jump")).Select(row => $"{row[0]} {row[1]}").ToHashSet(StringComparer.Ordinal);
        var planted = fleet.Truth.Of("gps", "jump").ToList();
        Assert.NotEmpty(planted);
        Assert.All(planted, defect => Assert.Contains($"{Truth.Text(defect, "device_number")} {Micros(defect)}", jumps));
    }

    [Fact]
    public void Checks_OfBadOptionalValues_CountEachThatWasPlanted()
    {
        var planted = fleet.Truth.Of("gps", "nulled").Count();
        Assert.NotEqual(0, planted);
        Assert.Equal(planted, fleet.Report.Checks.Single(check => check.Name == "optional_value_was_bad").Rows);
    }

    [Fact]
    public async Task TagTransactions_OfTheSimulatedFleet_HoldEveryTrueCharge()
    {
        var kept = (await fleet.Lake.QueryAsync("SELECT transaction_id, amount_brl FROM tag_transactions WHERE NOT is_refund")).ToDictionary(row => row[0], row => decimal.Parse(row[1]), StringComparer.Ordinal);
        Assert.NotEmpty(fleet.Truth.Charges);
        Assert.All(fleet.Truth.Charges, charge => Assert.Equal(decimal.Parse(Truth.Text(charge, "amount")!), kept[Truth.Text(charge, "transaction_id")!]));
    }

    [Fact]
    public async Task TruckDays_OfLongDrives_TellTheDistanceDriven()
    {
        var days = (await fleet.Lake.QueryAsync("SELECT plate, local_date, distance_m FROM truck_days")).ToDictionary(row => $"{row[0]} {row[1]}", row => decimal.Parse(row[2]), StringComparer.Ordinal);
        var drives = fleet.Truth.Drives.Where(drive => decimal.Parse(Truth.Text(drive, "distance_m")!) > 200_000m).ToList();
        Assert.NotEmpty(drives);
        // Five minutes of a winding road are longer than the straight line between two fixes, and a gap hides more; nothing makes them shorter.
        var shares = drives.Select(drive => days.GetValueOrDefault($"{Truth.Text(drive, "plate")} {Truth.Text(drive, "local_date")}") / decimal.Parse(Truth.Text(drive, "distance_m")!)).Order().ToList();
        Assert.InRange(shares[shares.Count / 2], 0.8m, 1.0m);
        Assert.True(shares[^1] <= 1.02m, $"a truck drove {shares[^1]} of what it really drove");
    }

    [Fact]
    public async Task Run_WithNothingNew_MakesNothing()
    {
        Assert.Empty(await fleet.Lake.PlanAsync());
        var report = await fleet.Lake.RunAsync();
        Assert.Empty(report.Tables);
        Assert.Equal("none", report.Engine);
    }

    private static string Micros(System.Text.Json.JsonElement defect) =>
        UtcInstants.TryParse(Truth.Text(defect, "recorded_at")!, out var instant) ? UtcInstants.ToText(instant) : throw new InvalidOperationException(Truth.Text(defect, "recorded_at"));

    /// <summary>The fleet, simulated, landed and run once.</summary>
    public sealed class RunFleet : IAsyncLifetime
    {
        private readonly TemporaryFolder _files = new();

        internal TestLake Lake { get; } = new();

        internal Truth Truth { get; private set; } = null!;

        internal RunReport Report { get; private set; } = null!;

        internal Dictionary<string, long> Landed { get; } = new(StringComparer.Ordinal);

        public async ValueTask InitializeAsync()
        {
            var options = new SimulationOptions { OutFolder = _files.Path, Trucks = Cases.Of(few: 80, many: 600), Days = Cases.Of(few: 4, many: 10), Seed = 20260302, From = Day.Parse("2026-03-02") };
            await new FleetSimulation(options).WriteAsync(progress: null, TestContext.Current.CancellationToken);
            Truth = new Truth(_files.Path);
            foreach (var source in BuiltIn.SourceNames)
            {
                var report = await Lake.LandAsync(source, _files.PathOf(source));
                Assert.Equal(0, report.Failed);
                Landed[source] = report.Records + report.Refused;
            }

            Report = await Lake.RunAsync();
        }

        public ValueTask DisposeAsync()
        {
            Lake.Dispose();
            _files.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
