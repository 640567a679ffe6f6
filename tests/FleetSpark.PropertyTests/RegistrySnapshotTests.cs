using System.Text.Json;
using FleetSpark.Core;
using FleetSpark.Jobs.Planning;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Fleet;
using FleetSpark.Testing;

namespace FleetSpark.PropertyTests;

/// <summary>Whatever a registry's snapshots say one after the other, and wherever who lands them is killed, the trucks are those that the snapshots say.</summary>
public sealed class RegistrySnapshotTests(ITestOutputHelper output)
{
    private const string Trucks = "SELECT plate, device_number, model, valid_from, valid_to, is_current FROM trucks ORDER BY plate, valid_from";
    private static readonly Selection OfTrucks = new() { Tables = ["trucks"] };
    private static readonly string[] Calls = ["PutIfAbsentAsync", "ReadAsync", "ReplaceIfUnchangedAsync"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Trucks_AfterSnapshotsAndKills_AreWhatTheSnapshotsSay()
    {
        var seeds = Seeds.NewRandom(output.WriteLine);
        using var files = new TemporaryFolder();
        using var landed = new TestLake();
        using var said = new TestLake();
        var kills = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var truth = new List<string>();
        var (snapshots, counted) = (0, 0);
        for (var number = 0; number < Cases.Of(few: 60, many: 3000); number++)
        {
            var random = new Random(seeds.Next());
            var series = new RegistrySeries(number, random);
            var store = new MemoryStore();
            var last = random.Next(2, 7);
            for (var snapshot = 0; snapshot <= last; snapshot++)
            {
                // The last one is not killed, and so puts whatever was left to put.
                var plan = new KillPlan(kills) { CallsBefore = snapshot < last && random.Next(2) == 0 ? random.Next(6) : int.MaxValue, IsBefore = random.Next(2) == 0 };
                snapshots++;
                if (await LandAsync(files, series.Snapshot(), RegistrySeries.TimeOf(snapshot), store, plan))
                {
                    series.Say(RegistrySeries.TimeOf(snapshot));
                    counted++;
                }

                series.Change(random.Next(4));
            }

            truth.AddRange(series.Truth());
            await CopyAsync(store, landed.Lake.Raw("fleet", isRestricted: true));
        }

        await said.PutAsync("fleet", RegistrySeries.TimeOf(0), truth);
        await said.RunAsync(OfTrucks);
        var report = await landed.RunAsync(OfTrucks);
        var (expected, actual) = (await said.QueryAsync(Trucks), await landed.QueryAsync(Trucks));
        output.WriteLine($"{snapshots} snapshots, {counted} counted, {report.Balance.Sum(line => line.Landed)} records, {actual.Count} rows of trucks, {string.Join(", ", kills.Select(pair => $"{pair.Key} {pair.Value}"))}");
        Assert.Equal(expected.Select(row => string.Join(' ', row)), actual.Select(row => string.Join(' ', row)));
        Assert.True(counted < snapshots);
        Assert.Equal(Calls.SelectMany(call => new[] { $"{call} after", $"{call} before" }), kills.Keys);
    }

    // Whether the snapshot counts: a kill may come before that, or after.
    private static async Task<bool> LandAsync(TemporaryFolder files, string content, DateTimeOffset takenAt, MemoryStore store, KillPlan plan)
    {
        var file = files.PathOf($"registry-{UtcInstants.ToName(takenAt)}.ndjson");
        await File.WriteAllTextAsync(file, content, Token);
        var options = new FleetOptions { File = file, MostVanishedPercent = 100 };
        try
        {
            await new FleetLander(BuiltIn.Catalog.Source("fleet"), new HookedStore(store, plan.OnAsync), options, "UTC", new FileSecrets(), new ClockOf(takenAt)).LandAsync(Token);
            return true;
        }
        catch (KilledException)
        {
            if (await store.ReadAsync("_cursors/registry.json", Token) is not { } state)
            {
                return false;
            }

            using var json = JsonDocument.Parse(state.Content);
            return json.RootElement.GetProperty("taken_at").GetString() == UtcInstants.ToText(takenAt);
        }
    }

    private static async Task CopyAsync(MemoryStore from, IObjectStore to)
    {
        foreach (var key in from.Keys.Where(key => key.StartsWith("landed=", StringComparison.Ordinal)))
        {
            await using var content = await from.OpenAsync(key, Token);
            await to.PutIfAbsentAsync(key, content!, Token);
        }
    }

    private sealed class KillPlan(SortedDictionary<string, int> kills)
    {
        private bool _isKilled;

        public int CallsBefore { get; set; }

        public bool IsBefore { get; init; }

        // From the call on at which it is killed, a process makes no other.
        public Task OnAsync(StoreCall call)
        {
            if (!_isKilled && call.IsDone != IsBefore && CallsBefore-- == 0)
            {
                _isKilled = true;
                var name = $"{call.Operation} {(IsBefore ? "before" : "after")}";
                kills[name] = kills.GetValueOrDefault(name) + 1;
            }

            return _isKilled ? throw new KilledException() : Task.CompletedTask;
        }
    }

    private sealed class ClockOf(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
