using FleetSpark.Core;
using FleetSpark.Jobs;
using FleetSpark.Jobs.Publishing;
using FleetSpark.Lake.Manifests;
using FleetSpark.Testing;

namespace FleetSpark.UnitTests.Jobs;

/// <summary>Two runs that started from one head.</summary>
public sealed class PublisherTests : IDisposable
{
    private const string Table = "gps_positions";

    private readonly TestLake _lake = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task Publish_OfOtherPartitionsThanTheWinners_LandsBoth()
    {
        await PublishBothAsync(Change("run-a", Table, ("2026-03-09", "f1")), Change("run-b", Table, ("2026-03-10", "f2")), Change("run-c", "trucks", (null, "f3")));
        Assert.Equal(["gps_positions 2026-03-09 f1 run-a", "gps_positions 2026-03-10 f2 run-b", "trucks - f3 run-c"], await PublishedAsync());
    }

    [Fact]
    public async Task Publish_OfTheSamePartitionWithTheSameFingerprint_AdoptsTheWinners()
    {
        await PublishBothAsync(Change("run-a", Table, ("2026-03-09", "f1")), Change("run-b", Table, ("2026-03-09", "f1"), ("2026-03-10", "f2")));
        Assert.Equal(["gps_positions 2026-03-09 f1 run-a", "gps_positions 2026-03-10 f2 run-b"], await PublishedAsync());
    }

    [Fact]
    public async Task Publish_OfTheSamePartitionWithAnotherFingerprint_StopsAndPublishesNothing()
    {
        var failure = await Assert.ThrowsAsync<FleetException>(
            () => PublishBothAsync(Change("run-a", Table, ("2026-03-09", "f1")), Change("run-b", Table, ("2026-03-09", "other"), ("2026-03-10", "f2"))));
        Assert.Equal("FS4301", failure.Code);
        Assert.Equal(FailureKind.Retry, failure.Kind);
        Assert.Equal(["gps_positions 2026-03-09 f1 run-a"], await PublishedAsync());
    }

    [Fact]
    public async Task Publish_OfARemovedPartitionThatTheWinnerMadeAnew_Stops()
    {
        await PublishBothAsync(Change("run-0", Table, ("2026-03-09", "f0"), ("2026-03-10", "f0")));
        var failure = await Assert.ThrowsAsync<FleetException>(() => PublishBothAsync(Change("run-a", Table, ("2026-03-09", "f1")), Change("run-b", Table, ("2026-03-09", null))));
        Assert.Equal("FS4301", failure.Code);
        Assert.Equal(["gps_positions 2026-03-09 f1 run-a", "gps_positions 2026-03-10 f0 run-0"], await PublishedAsync());
    }

    [Fact]
    public async Task Publish_OfProvenPartitions_LeavesAloneThoseThatTheWinnerMadeAnew()
    {
        await PublishBothAsync(Change("run-0", Table, ("2026-03-09", "f0"), ("2026-03-10", "f0")));
        var proven = Change("run-b", Table, ("2026-03-09", "f0"), ("2026-03-10", "f0")).Tables[Table].Select(made => (Table, made.Partition! with { InputVersions = new Dictionary<string, string>(StringComparer.Ordinal) { ["trucks"] = "v2" } }));
        await PublishBothAsync(Change("run-a", Table, ("2026-03-09", "f1")), Change("run-b", "trucks", (null, "f3")) with { Proven = [.. proven] });
        Assert.Equal(["gps_positions 2026-03-09 f1 run-a", "gps_positions 2026-03-10 f0 run-0", "trucks - f3 run-b"], await PublishedAsync());
        Assert.Equal(["2026-03-10 v2"], (await _lake.PartitionsAsync()).Values.Where(partition => partition.InputVersions.Count > 0).Select(partition => $"{partition.Day} {partition.InputVersions["trucks"]}"));
    }

    [Fact]
    public async Task Publish_OfOtherStagedRecordsThanTheWinners_Stops()
    {
        var failure = await Assert.ThrowsAsync<FleetException>(() => PublishBothAsync(Staged("run-a", "x"), Staged("run-b", "y")));
        Assert.Equal("FS4301", failure.Code);
        await PublishBothAsync(Staged("run-c", "z"), Staged("run-d", "z"));
    }

    [Fact]
    public async Task Publish_ByEightAtOnce_LandsAllPartitions()
    {
        var start = await LakeState.ReadAsync(_lake.Lake, _lake.Catalog, Token);
        await Task.WhenAll(Enumerable.Range(1, 8).Select(run => Task.Run(() => PublishAsync(Change($"run-{run}", Table, ($"2026-03-0{run}", "f")), start), Token)));
        Assert.Equal(8, (await PublishedAsync()).Count);
        var heads = Directory.EnumerateFiles(Path.Combine(_lake.Lake.Location.Path, "curated", "_heads")).Count();
        Assert.True(heads >= 8, $"{heads} heads were kept");
    }

    // All runs start from the head as it is now.
    private async Task PublishBothAsync(params RunChange[] changes)
    {
        var start = await LakeState.ReadAsync(_lake.Lake, _lake.Catalog, Token);
        foreach (var change in changes)
        {
            await PublishAsync(change, start);
        }
    }

    private async Task PublishAsync(RunChange change, LakeState start)
    {
        await using var engine = new LazyEngine(_lake.Lake, _ => throw new InvalidOperationException("Publishing needs no engine."));
        await new Publisher(new JobContext(_lake.Lake, _lake.Catalog, engine, Progress: null)).PublishAsync(change, start, Token);
    }

    private async Task<List<string>> PublishedAsync() =>
        [.. (await _lake.PartitionsAsync()).Select(pair => $"{pair.Key} {pair.Value.Fingerprint} {pair.Value.RunId}").Order(StringComparer.Ordinal)];

    private static RunChange Staged(string run, string increment) => new(
        run,
        new Dictionary<string, SourceManifest>(StringComparer.Ordinal)
        {
            ["gps"] = new() { Increments = [new Increment { Name = increment, StageFingerprint = "s", LandedDate = Day.Parse("2026-03-09"), Objects = [], Accepted = [], Quarantined = [] }] },
        },
        new Dictionary<string, IReadOnlyList<(Day?, PartitionEntry?)>>(StringComparer.Ordinal),
        IsForced: false);

    private static RunChange Change(string run, string table, params (string? Day, string? Fingerprint)[] partitions) => new(
        run,
        new Dictionary<string, SourceManifest>(StringComparer.Ordinal),
        new Dictionary<string, IReadOnlyList<(Day?, PartitionEntry?)>>(StringComparer.Ordinal)
        {
            [table] = [.. partitions.Select(partition => Made(run, partition.Day is { } text ? Day.Parse(text) : null, partition.Fingerprint))],
        },
        IsForced: false);

    private static (Day? Day, PartitionEntry? Partition) Made(string run, Day? day, string? fingerprint) => (day, fingerprint is null ? null : new PartitionEntry
    {
        Day = day,
        Fingerprint = fingerprint,
        Inputs = new Dictionary<string, string>(StringComparer.Ordinal),
        InputVersions = new Dictionary<string, string>(StringComparer.Ordinal),
        Files = [],
        Rows = 0,
        RunId = run,
    });
}
