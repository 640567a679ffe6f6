using System.Collections.Concurrent;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Lake.Stores.S3;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace FleetSpark.CloudTests.Wire;

/// <summary>What goes wrong on the way to S3 is made good, or told.</summary>
public sealed class S3WireTests(Cloud cloud, ITestOutputHelper output)
{
    private const int Shares = 3;
    private static readonly DateTimeOffset Sent = new(2026, 3, 11, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(Fault.Before))]
    [InlineData(nameof(Fault.After))]
    [InlineData(nameof(Fault.Half))]
    [InlineData(nameof(Fault.Busy))]
    public async Task Run_WhereEachCallFailsOnce_MakesTheSameTables(string name)
    {
        var fault = Enum.Parse<Fault>(name);
        var failed = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var calls = 0;
        // Each of some runs fails its share of the calls: of all at once the SDK makes only so many again.
        for (var share = 0; share < Cases.Of(few: 1, many: Shares); share++)
        {
            var seen = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
            var number = 0;
            Fault FaultOf(HttpRequest request)
            {
                var kind = $"{request.Method} {request.GetEncodedPathAndQuery()}";
                if (seen.AddOrUpdate(kind, 1, (_, count) => count + 1) > 1 || Interlocked.Increment(ref number) % Shares != share)
                {
                    return Fault.None;
                }

                failed.AddOrUpdate(KindOf(request), 1, (_, count) => count + 1);
                return fault;
            }

            await using var relay = await FaultyRelay.StartAsync(cloud.Local.Endpoint, FaultOf);
            using var lake = await CreateLakeAsync(relay);
            for (var fix = 0; fix < 2; fix++)
            {
                await lake.PutAsync("gps", Sent.AddMinutes(fix), FixAt(fix));
                await lake.RunAsync();
            }

            Assert.Equal([["2", "0", "3"]], await lake.QueryAsync("SELECT COUNT(DISTINCT recorded_at), (SELECT COUNT(*) FROM rejected_records), SUM(CAST(speed_kmh AS INT)) FROM gps_positions"));
            calls += number;
        }

        output.WriteLine($"{calls} calls, {failed.Values.Sum()} failed: {string.Join(", ", failed.Select(pair => $"{pair.Key} {pair.Value}"))}");
        Assert.Equal(["GET", "HEAD", "LIST", "PUT"], failed.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Put_WhileAnotherWriteIsUnderWay_IsMadeAgain()
    {
        var conflicts = 3;
        await using var relay = await FaultyRelay.StartAsync(cloud.Local.Endpoint, request => request.Method == "PUT" && conflicts-- > 0 ? Fault.Conflict : Fault.None);
        using var lake = await CreateLakeAsync(relay);
        Assert.True(await PutAsync(lake, "a", "first"));
        Assert.True(conflicts < 0);
        Assert.False(await PutAsync(lake, "a", "second"));
    }

    [Fact]
    public async Task Put_WhereTheConflictDoesNotEnd_IsTold()
    {
        await using var relay = await FaultyRelay.StartAsync(cloud.Local.Endpoint, request => request.Method == "PUT" ? Fault.Conflict : Fault.None);
        using var lake = await CreateLakeAsync(relay);
        var failure = await Assert.ThrowsAsync<FleetException>(() => PutAsync(lake, "a", "first"));
        Assert.Equal(("FS1012", FailureKind.Retry), (failure.Code, failure.Kind));
    }

    [Fact]
    public async Task Replace_WhoseAnswerIsLost_IsKnownForOnesOwn()
    {
        var lost = 0;
        await using var relay = await FaultyRelay.StartAsync(cloud.Local.Endpoint, request => request.Method == "PUT" && Interlocked.Increment(ref lost) == 2 ? Fault.After : Fault.None);
        using var lake = await CreateLakeAsync(relay);
        await PutAsync(lake, "head.json", "one");
        var read = await lake.Lake.Curated.ReadAsync("head.json", Token);
        Assert.True(await lake.Lake.Curated.ReplaceIfUnchangedAsync("head.json", read!.Version, "two"u8.ToArray(), Token));
        Assert.False(await lake.Lake.Curated.ReplaceIfUnchangedAsync("head.json", read.Version, "three"u8.ToArray(), Token));
    }

    [Fact]
    public async Task LargePut_WhereEachPartFailsOnce_IsWhole()
    {
        var seen = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await using var relay = await FaultyRelay.StartAsync(cloud.Local.Endpoint, request =>
            request.Method is "PUT" or "POST" && seen.TryAdd($"{request.Method} {request.GetEncodedPathAndQuery()}", true) ? Fault.After : Fault.None);
        using var lake = await CreateLakeAsync(relay);
        var bytes = new byte[20 << 20];
        new Random(3).NextBytes(bytes);
        using (var content = new MemoryStream(bytes))
        {
            await lake.Lake.Curated.PutIfAbsentAsync("large", content, Token); // false where the answer to its end was lost: it is there
        }

        Assert.Equal(5, seen.Count); // begin, three parts, end
        Assert.Equal(ContentHash.OfBytes(bytes), ContentHash.OfBytes((await lake.Lake.Curated.ReadAsync("large", Token))!.Content.Span));
    }

    [Fact]
    public async Task Read_ThatIsCutAgainAndAgain_EndsWithACode()
    {
        await using var relay = await FaultyRelay.StartAsync(cloud.Local.Endpoint, request => request.Method == "GET" && request.GetEncodedPathAndQuery().Contains("large", StringComparison.Ordinal) ? Fault.Half : Fault.None);
        using var lake = await CreateLakeAsync(relay);
        Assert.True(await PutAsync(lake, "large", new string('x', 1 << 20)));
        Assert.Equal("FS1012", (await Assert.ThrowsAsync<FleetException>(() => lake.Lake.Curated.FetchAsync("large", Token))).Code);
    }

    // Where the cut lies decides whether the SDK finds an error without a code, or XML without an end.
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.7)]
    [InlineData(0.9)]
    public async Task Read_OfWhatIsAbsentWhoseAnswerIsCut_IsMadeAgain(double cutAt)
    {
        var cuts = 0;
        await using var relay = await FaultyRelay.StartAsync(cloud.Local.Endpoint, request => request.GetEncodedPathAndQuery().Contains("absent", StringComparison.Ordinal) && cuts++ == 0 ? Fault.Half : Fault.None);
        relay.CutAt = cutAt;
        using var lake = await CreateLakeAsync(relay);
        Assert.Null(await lake.Lake.Curated.ReadAsync("absent", Token));
        Assert.Equal(2, cuts);
    }

    [Fact]
    public async Task AnyCall_WhereNobodyAnswers_IsTold()
    {
        var relay = await FaultyRelay.StartAsync(cloud.Local.Endpoint, _ => Fault.None);
        using var lake = await CreateLakeAsync(relay);
        await relay.DisposeAsync();
        Assert.Equal("FS1012", (await Assert.ThrowsAsync<FleetException>(() => lake.RunAsync())).Code);
    }

    private static string FixAt(int minute) => $$"""{"device_number":"dev-1","latitude":-23,"longitude":-46.5,"recorded_at":"2026-03-10T12:0{{minute}}:00Z","speed_kmh":{{minute + 1}}}""";

    private static string KindOf(HttpRequest request) => !request.Query.ContainsKey("list-type") ? request.Method : "LIST";

    private static async Task<bool> PutAsync(TestLake lake, string key, string content)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return await lake.Lake.Curated.PutIfAbsentAsync(key, bytes, Token);
    }

    private async Task<TestLake> CreateLakeAsync(FaultyRelay relay)
    {
        var location = LakeLocation.Parse($"s3://{await cloud.Local.CreateBucketAsync()}/lake");
        var stores = new LakeStores(TimeProvider.System, () => new S3Client(
            new AmazonS3Config { ServiceURL = relay.Endpoint.ToString(), ForcePathStyle = true, RetryMode = RequestRetryMode.Standard }));
        return new TestLake(await DataLake.OpenAsync(location, stores, Token));
    }
}
