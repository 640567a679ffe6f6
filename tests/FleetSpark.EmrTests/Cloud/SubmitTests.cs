using System.Diagnostics;
using FleetSpark.Aws;
using FleetSpark.Aws.Emr;
using FleetSpark.Core;
using FleetSpark.Emr;
using FleetSpark.Emr.Calls;
using FleetSpark.Emr.Runs;

namespace FleetSpark.EmrTests.Cloud;

/// <summary>However a submitter ends, and however many there are, there is one cluster and one step.</summary>
public sealed class SubmitTests(EmrCloud cloud) : IDisposable
{
    private static readonly SubmitTimes Quick = new()
    {
        PollEvery = TimeSpan.FromMilliseconds(50),
        LookEvery = TimeSpan.FromMilliseconds(50),
        UnansweredLook = TimeSpan.FromMilliseconds(200),
    };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Submit_OfTheSameByManyAtOnce_MakesOneClusterAndOneStep()
    {
        var (lake, cluster) = await CreateAsync();
        using (lake)
        {
            var submitted = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SubmitAsync(lake, TimeSpan.Zero), Token)));
            Assert.Single(submitted.Select(each => each.Run.Id).Distinct(StringComparer.Ordinal));
            Assert.Equal(1, submitted.Count(each => each.IsNew));
            await AssertOneAsync(cluster, submitted[0].Run.Name);
        }
    }

    // A cluster that has lived for longer than runs are remembered, too.
    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task Submit_OfOtherWork_IsAnotherStepOfTheSameCluster(int daysLater)
    {
        var (lake, cluster) = await CreateAsync();
        using (lake)
        {
            var first = await SubmitAsync(lake, TimeSpan.Zero);
            await lake.PutAsync("gps", new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero), SmallFleet.Fix(1, "2026-03-11T01:00:00Z", 1));
            var second = await SubmitAsync(lake, TimeSpan.FromDays(daysLater));
            Assert.Equal((true, true), (first.IsNew, second.IsNew));
            Assert.NotEqual(first.Run.Name, second.Run.Name);
            Assert.Equal(first.Run.Place, second.Run.Place);
            Assert.Single(await EmrCloud.ClustersAsync(cluster));
        }
    }

    [Fact]
    public async Task Submit_AfterACancelledRun_IsTheNextAttempt()
    {
        var (lake, _) = await CreateAsync();
        using (lake)
        {
            var first = await SubmitAsync(lake, TimeSpan.Zero);
            using var runs = Places(lake, TimeSpan.Zero).OpenRuns();
            await runs.CancelAsync(first.Run, Token);
            Assert.Equal("CANCELLED", (await runs.WaitAsync(first.Run, progress: null, Token)).State);
            Assert.Equal($"{first.Run.Name}-2", (await SubmitAsync(lake, TimeSpan.Zero)).Run.Name.ToString());
            Assert.Equal("FS7207", (await Assert.ThrowsAsync<FleetException>(() => runs.CancelAsync(first.Run, Token))).Code);
        }
    }

    [Fact]
    public async Task Submit_WhereTheClusterEnds_MakesAnother()
    {
        var (lake, cluster) = await CreateAsync();
        using (lake)
        {
            var first = await SubmitAsync(lake, TimeSpan.Zero);
            using (var place = Places(lake, TimeSpan.Zero).OpenCluster())
            {
                Assert.Equal(first.Run.Place, await place.TerminateAsync(Token));
                Assert.Null(await place.TerminateAsync(Token));
            }

            await lake.PutAsync("gps", new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero), SmallFleet.Fix(1, "2026-03-11T01:00:00Z", 1));
            Assert.NotEqual(first.Run.Place, (await SubmitAsync(lake, TimeSpan.Zero)).Run.Place);
            Assert.Equal(2, (await EmrCloud.ClustersAsync(cluster)).Count);
        }
    }

    // A dead submitter's claim holds for a while, then the next one takes it over.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Submitter_KilledAtAnyCall_LeadsToOneStep(bool isPassedOn)
    {
        var (kills, calls) = (0, await CountCallsAsync());
        foreach (var at in Enumerable.Range(0, Cases.Of(few: 1, many: 2) * calls).Select(at => at % calls).Where(at => at % Cases.Of(few: 5, many: 1) == (isPassedOn ? 0 : Cases.Of(few: 2, many: 0))))
        {
            var (lake, cluster) = await CreateAsync();
            using (lake)
            {
                Assert.True(await KillAtAsync(lake, at, isPassedOn), $"call {at} of {calls} was never made");
                kills++;
                var after = await SubmitAsync(lake, TimeSpan.FromMinutes(3));
                await AssertOneAsync(cluster, after.Run.Name);
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{kills} kills, {calls} calls a submit");
        Assert.True(kills > 3);
    }

    [Theory]
    [InlineData(Fault.Before)]
    [InlineData(Fault.After)]
    [InlineData(Fault.Throttled)]
    [InlineData(Fault.Broken)]
    [InlineData(Fault.Hung)]
    public async Task Fault_AtAnyCallOfEmr_IsSurvivedOrCodedAndNothingIsDoubled(Fault fault)
    {
        // Each fault at every other call, and each call by two faults or three; all of them with FLEET_SLOW=1.
        var step = Cases.Of(few: 2, many: 1);
        for (var at = (int)fault % step; ; at += step)
        {
            var (lake, cluster) = await CreateAsync();
            using (lake)
            {
                var seen = -1;
                await using var relay = await FaultyRelay.StartAsync(cloud.Local.Endpoint, _ => Interlocked.Increment(ref seen) == at ? fault : Fault.None);
                var calls = new AwsClientOptions { Endpoint = relay.Endpoint, Timeout = TimeSpan.FromSeconds(1) };
                try
                {
                    await SubmitAsync(lake, TimeSpan.Zero, calls);
                }
                catch (FleetException coded)
                {
                    Assert.StartsWith("FS72", coded.Code, StringComparison.Ordinal);
                    await SubmitAsync(lake, TimeSpan.FromMinutes(3));
                }

                await AssertOneAsync(cluster, (await SubmitAsync(lake, TimeSpan.FromMinutes(3))).Run.Name);
                if (seen < at)
                {
                    Assert.True(at > 4, $"{at} calls");
                    return;
                }
            }
        }
    }

    [Fact]
    public async Task Emr_ThatNeverAnswers_IsGivenUpByACode()
    {
        var (lake, _) = await CreateAsync();
        using (lake)
        {
            await using var relay = await FaultyRelay.StartAsync(cloud.Local.Endpoint, _ => Fault.Hung);
            var calls = new AwsClientOptions { Endpoint = relay.Endpoint, Timeout = TimeSpan.FromMilliseconds(300), Retries = 1 };
            Assert.Equal("FS7202", (await Assert.ThrowsAsync<FleetException>(() => SubmitAsync(lake, TimeSpan.Zero, calls))).Code);
        }
    }

    private async Task<(TestLake Lake, string Cluster)> CreateAsync()
    {
        var cluster = $"held-{Guid.NewGuid():N}";
        var lake = await cloud.CreateLakeAsync(cluster);
        await cloud.DeployEmptyAsync(lake);
        await lake.PutAsync("gps", new DateTimeOffset(2026, 3, 11, 0, 0, 0, TimeSpan.Zero), SmallFleet.Fix(1, "2026-03-10T01:00:00Z", 1));
        return (lake, cluster);
    }

    private static EmrPlaces Places(TestLake lake, TimeSpan ahead, AwsClientOptions? calls = null) =>
        new(lake.Lake, EmrSettings.Parse(lake.Lake.ReadTextAsync(EmrSettings.FileName, CancellationToken.None).GetAwaiter().GetResult()!), new OffsetClock(ahead), Quick, calls);

    private static async Task<(SubmittedRun Run, bool IsNew)> SubmitAsync(TestLake lake, TimeSpan ahead, AwsClientOptions? calls = null)
    {
        using var runs = Places(lake, ahead, calls).OpenRuns();
        return await runs.SubmitAsync(await runs.PrepareAsync(new RunRequest(), Token), Token);
    }

    private async Task<int> CountCallsAsync()
    {
        var (lake, _) = await CreateAsync();
        using (lake)
        {
            var seen = 0;
            await using var relay = await FaultyRelay.StartAsync(cloud.Local.Endpoint, _ =>
            {
                Interlocked.Increment(ref seen);
                return Fault.None;
            });
            var result = await FleetProcess.FinishAsync(Start(lake, relay));
            Assert.True(result.ExitCode == 0, result.Error);
            return seen;
        }
    }

    private async Task<bool> KillAtAsync(TestLake lake, int at, bool isPassedOn)
    {
        var seen = -1;
        Process? process = null;
        await using var relay = await FaultyRelay.StartAsync(cloud.Local.Endpoint, _ =>
        {
            if (Interlocked.Increment(ref seen) < at)
            {
                return Fault.None;
            }

            process!.Kill();
            return isPassedOn ? Fault.After : Fault.Before;
        });
        process = Start(lake, relay);
        var result = await FleetProcess.FinishAsync(process);
        return result.ExitCode == 137;
    }

    private Process Start(TestLake lake, FaultyRelay relay) =>
        FleetProcess.StartOther("bash", _folder.Path, "-c", $"AWS_ENDPOINT_URL={relay.Endpoint} exec \"$FLEET\" emr submit --lake {lake.Lake.Location}");

    private static async Task AssertOneAsync(string clusterName, RunName name)
    {
        using var emr = new EmrClient();
        var cluster = Assert.Single(await EmrCloud.ClustersAsync(clusterName));
        var step = Assert.Single((await emr.ListStepsAsync(new ListStepsInput(cluster.Id), Token)).Steps!);
        Assert.Equal((name.ToString(), 1), (step.Name, name.Attempt));
    }
}
