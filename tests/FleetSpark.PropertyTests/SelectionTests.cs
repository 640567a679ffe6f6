using CsCheck;
using FleetSpark.Core;
using FleetSpark.Jobs.Planning;
using FleetSpark.Lake.Manifests;
using FleetSpark.Testing;

namespace FleetSpark.PropertyTests;

/// <summary>In what pieces the tables are made decides about nothing.</summary>
public class SelectionTests
{
    private static readonly string[][] SomeTables = [[], [], [], ["gps_positions"], ["truck_days", "trucks"], ["tag_transactions"]];

    [Fact]
    public async Task Tables_MadeInAnyPieces_EqualThoseMadeAtOnceAndRebuilt() =>
        await Gen.Select(RecordGenerators.Records, Arrangement.Any, AnySelection.Array[1, 4]).SampleAsync(
            async (records, arrangement, selections) =>
            {
                using var plain = new TestLake();
                await Arrangement.PutPlainlyAsync(plain, records);
                await plain.RunAsync();
                using var pieced = new TestLake();
                foreach (var delivery in arrangement.Deliveries(records))
                {
                    foreach (var (source, sentAt, lines) in delivery)
                    {
                        await pieced.PutAsync(source, sentAt, lines);
                    }

                    foreach (var selection in selections)
                    {
                        await AssertRunMakesWhatPlanNamedAsync(pieced, selection);
                    }
                }

                await AssertRunMakesWhatPlanNamedAsync(pieced, Selection.All);
                var content = await LakeFacts.ContentAsync(pieced);
                Assert.Equal(await LakeFacts.ContentAsync(plain), content);
                await LakeFacts.AssertBalancedAsync(pieced, await pieced.RebuildAsync());
                Assert.Equal(content, await LakeFacts.ContentAsync(pieced));
            },
            iter: Cases.Of(few: 2, many: 100),
            threads: 1,
            print: sample => LakeFacts.Print(sample.Item1, $"{sample.Item2}, {string.Join("; ", sample.Item3.Select(Shown))}"));

    private static Gen<Selection> AnySelection => Gen.Select(
        Gen.Int[RecordGenerators.FirstDay - 1, RecordGenerators.LastDay], Gen.Int[0, 3], Gen.Int[0, 5],
        (from, days, tables) => new Selection { From = new Day(new DateOnly(2026, 3, from)), To = new Day(new DateOnly(2026, 3, from + days)), Tables = SomeTables[tables] });

    private static string Shown(Selection selection) => $"{selection.From}..{selection.To} {string.Join(',', selection.Tables)}";

    private static async Task AssertRunMakesWhatPlanNamedAsync(TestLake lake, Selection selection)
    {
        var plan = await lake.PlanAsync(selection);
        var named = plan.Select(item => item[..item.LastIndexOf(' ')]).ToHashSet(StringComparer.Ordinal);
        var before = await lake.PartitionsAsync();
        await lake.RunAsync(selection);
        var after = await lake.PartitionsAsync();
        var changed = before.Keys.Union(after.Keys, StringComparer.Ordinal).Where(name => FilesOf(before, name) != FilesOf(after, name)).ToList();
        Assert.Empty(changed.Except(named, StringComparer.Ordinal));
        Assert.Empty(plan.Where(item => item.EndsWith(" Stale", StringComparison.Ordinal)).Select(item => item[..item.LastIndexOf(' ')]).Except(changed, StringComparer.Ordinal));
        Assert.Empty(await lake.PlanAsync(selection));
    }

    // A partition that is there has a fingerprint, one with rows has files too.
    private static string FilesOf(IReadOnlyDictionary<string, PartitionEntry> partitions, string name) => partitions.TryGetValue(name, out var partition)
        ? $"{partition.RunId} {partition.Fingerprint} {string.Join(',', partition.Files.Select(file => file.Key))}"
        : "absent";
}
