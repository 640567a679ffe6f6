using FleetSpark.Core;
using FleetSpark.Landing.Sources.Tags;
using FleetSpark.TagOperator;

namespace FleetSpark.LandingTests.Tags;

/// <summary>
/// Random hours of an operator that posts late and out of order, shifts pages, fails, and of landings that are killed or made two at once:
/// nothing is lost; nothing is twice in raw but for what a kill or a second landing had put already.
/// </summary>
public sealed class SeedTests(ITestOutputHelper output)
{
    public const int OverlapMinutes = 240;

    [Fact]
    public async Task Lander_UnderRandomDeliveries_LosesNothingAndDoublesNothing()
    {
        var random = Seeds.NewRandom(output.WriteLine);
        var counts = new Counts();
        var seeds = Cases.Of(few: 100, many: 1_000);
        await using var servers = new Servers();
        for (var i = 0; i < seeds; i++)
        {
            var seed = random.Next();
            try
            {
                await RunAsync(await servers.OfAsync(givesSnapshot: seed % 3 > 0), new Random(seed), counts);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"The {i + 1}th of {seeds} cases, with the seed {seed}, failed.", fault);
            }
        }

        output.WriteLine($"{seeds} seeds: {counts}");
        Assert.True(counts is { Charges: > 0, Late: > 0, ReadAnew: > 0, Kills: > 0, Known: > 0, Waits: > 0 }, counts.ToString());
    }

    private static async Task RunAsync(TagBench bench, Random random, Counts counts)
    {
        bench.BeginAnew();
        var protocol = (TagProtocol)random.Next(3);
        var options = bench.Options(protocol) with
        {
            Paging = (TagPaging)random.Next(2),
            PageSize = random.Next(2, 20),
            Overlap = TimeSpan.FromMinutes(OverlapMinutes),
            LongestWindow = TimeSpan.FromMinutes(random.Next(30, 600)),
            Tries = 20,
        };
        var book = new Posting(bench, random, counts);
        book.PostSome(random.Next(30));
        bench.Server.BeforePage = _ => book.PostOneNowAndThen();
        var isOnce = true;
        for (var round = random.Next(2, 6); round > 0; round--)
        {
            bench.Clock.Pass(TimeSpan.FromMinutes(random.Next(1, 200)));
            book.PostSome(random.Next(12));
            Misbehave(bench.Server, random);
            isOnce &= await LandAsync(bench, options, random, counts);
        }

        bench.Server.BeforePage = null;
        bench.Server.Script.Clear();
        bench.Clock.Pass(TimeSpan.FromMinutes(1));
        counts.Add(await bench.LandAsync(options));
        counts.Waits += bench.Clock.Waits.Count;
        var landed = await bench.LandedAsync();
        var distinct = landed.Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(book.Ids, [.. distinct.Select(Posting.IdOf).Order()]);
        Assert.True(!isOnce || landed.Count == distinct.Count, $"{landed.Count} records, {distinct.Count} of them different");
    }

    // Whether nothing can be in raw twice.
    private static async Task<bool> LandAsync(TagBench bench, TagApiOptions options, Random random, Counts counts)
    {
        switch (random.Next(6))
        {
            case 0:
                var plan = new FaultPlan(random.Next(12), isBefore: random.Next(2) != 0, _ => new KilledException());
                using (var http = plan.NewHttpClient())
                {
                    await TryAsync(() => bench.Lander(options, plan.Around(bench.Raw.Store), http).LandAsync(progress: null, beginNoneAfter: null, RawLake.Cancellation), counts);
                }

                counts.Kills += plan.Failed is null ? 0 : 1;
                return false;
            case 1:
                await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => TryAsync(() => bench.LandAsync(options), counts)));
                return false;
            default:
                return await TryAsync(() => bench.LandAsync(options), counts);
        }
    }

    // A landing may also give up: what it had put is put again by the next one.
    private static async Task<bool> TryAsync(Func<Task<TagReport>> land, Counts counts)
    {
        try
        {
            counts.Add(await land());
            return true;
        }
        catch (KilledException)
        {
            return false;
        }
        catch (FleetException fault) when (fault.Kind == FailureKind.Retry)
        {
            counts.GivenUp++;
            return false;
        }
    }

    private static void Misbehave(TagOperatorServer server, Random random)
    {
        for (var i = random.Next(8); i > 0; i--)
        {
            server.Script.Enqueue(random.Next(10) switch
            {
                0 => Misbehaviour.Status(503, "5"),
                1 => Misbehaviour.Cut(isChunked: true),
                2 => Misbehaviour.EndEarly(random.NextDouble()),
                3 => Misbehaviour.Gzip(),
                _ => null,
            });
        }
    }
}

/// <summary>Posts charges with times of posting that lie up to the overlap back.</summary>
internal sealed class Posting(TagBench bench, Random random, Counts counts)
{
    /// <summary>Minutes that a charge is posted late, at most: a little less than the overlap, for a landing takes its time too.</summary>
    private const int MostLate = SeedTests.OverlapMinutes - 10;

    private readonly List<int> _ids = [];

    public IReadOnlyList<int> Ids => _ids;

    public static int IdOf(string record) => int.Parse(record.Split("\"t-")[1].Split('"')[0]);

    public void PostOneNowAndThen()
    {
        lock (_ids)
        {
            PostSome(random.Next(6) == 0 ? 1 : 0);
        }
    }

    public void PostSome(int count)
    {
        lock (_ids)
        {
            for (; count > 0; count--)
            {
                var late = random.Next(3) == 0 ? random.Next(MostLate) : 0;
                var id = _ids.Count;
                _ids.Add(id);
                bench.Server.Book.Post(TagBench.Charge(id), bench.Clock.GetUtcNow().AddMinutes(-late));
                counts.Charges++;
                counts.Late += late > 0 ? 1 : 0;
            }
        }
    }
}

/// <summary>An operator that gives snapshots and one that does not, started once.</summary>
internal sealed class Servers : IAsyncDisposable
{
    private readonly Dictionary<bool, TagBench> _benches = [];

    public async Task<TagBench> OfAsync(bool givesSnapshot)
    {
        if (!_benches.TryGetValue(givesSnapshot, out var bench))
        {
            bench = await TagBench.StartAsync(options => options with { GivesSnapshot = givesSnapshot });
            _benches.Add(givesSnapshot, bench);
        }

        return bench;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bench in _benches.Values)
        {
            await bench.DisposeAsync();
        }
    }
}

/// <summary>What happened in all cases together.</summary>
internal sealed record Counts
{
    public int Charges { get; set; }

    public int Late { get; set; }

    public int Kills { get; set; }

    public int GivenUp { get; set; }

    public int Waits { get; set; }

    public int ReadAnew { get; set; }

    public int Overtaken { get; set; }

    public long Known { get; set; }

    public void Add(TagReport report)
    {
        lock (this)
        {
            ReadAnew += report.ReadAnew;
            Overtaken += report.Overtaken;
            Known += report.KnownAlready;
        }
    }
}
