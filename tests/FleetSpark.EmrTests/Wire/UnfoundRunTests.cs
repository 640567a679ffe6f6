using FleetSpark.Aws;
using FleetSpark.Aws.Emr;
using FleetSpark.Aws.Serverless;
using FleetSpark.Core;
using FleetSpark.Emr;
using FleetSpark.Emr.Calls;
using FleetSpark.Emr.Clusters;
using FleetSpark.Emr.Packages;
using FleetSpark.Emr.Runs;
using FleetSpark.Emr.Serverless;

namespace FleetSpark.EmrTests.Wire;

/// <summary>What is asked for of runs and clusters and is not there: not submitted, or not by the one who claims to.</summary>
public sealed class UnfoundRunTests
{
    private const string Work = "fleet-0123456789abcdef0123456789abcdef";

    // Whoever waits is out of patience before another one's claim is old: what else takes two who die, one after the other.
    private static readonly SubmitTimes Impatient = new() { ClaimGrace = TimeSpan.Zero };
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private readonly MemoryStore _curated = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "FS7206 No run was submitted in the last 14 days: 'fleet emr submit' submits one.")]
    [InlineData("fleet-1f0c", "FS7205 No run of the last 14 days is 'fleet-1f0c': 'fleet emr status' lists them.")]
    public async Task Run_WhereNoneIsListed_IsToldFromOneThatIsNamed(string? named, string told)
    {
        using var lake = new TestLake();
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(200, """{"jobRuns":[{"id":"r-x","state":"RUNNING","name":"somebody's"}]}"""));
        using var runs = new EmrPlaces(lake.Lake, new EmrSettings { Serverless = Application }, TimeProvider.System, calls: OptionsOf(service)).OpenRuns();
        var unfound = await Assert.ThrowsAsync<FleetException>(() => runs.FindAsync(named, Token));
        Assert.Equal((told, named is null ? FailureKind.Refused : FailureKind.WrongUse), (unfound.Line, unfound.Kind));
    }

    [Fact]
    public async Task Run_ThatAnotherOneClaimsAndDoesNotSubmit_IsGivenUpByACode()
    {
        await ClaimAsync(Work);
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(200, """{"jobRuns":[]}"""));
        using var place = new ServerlessJobs(new EmrServerlessClient(OptionsOf(service)), Application, logs: null, TimeProvider.System);
        Assert.True(RunName.TryParse(Work, out var name));
        var program = new RunProgram(new DeployedPackage("archive", "launcher", []), new Dictionary<string, string>(StringComparer.Ordinal), ["run"]);
        await AssertClaimStandsAsync($"the run {Work}", () => new RunSubmitter(place, ClaimsOfAnother, TimeProvider.System, Impatient).SubmitAsync(name, program, Token));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task Cluster_ThatAnotherOneClaimsAndDoesNotMake_IsGivenUpByACode()
    {
        await ClaimAsync("clusters/company-after-none");
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(200, """{"Clusters":[]}"""));
        using var emr = new EmrClient(OptionsOf(service));
        var settings = EmrSettings.Parse("""
            packages: s3://company-lake/packages
            cluster: {name: company, service_role: emr, instance_profile: emr-ec2, primary: {instance_types: [m7g.xlarge]}, core: {instance_types: [m7g.xlarge]}}
            """);
        var finder = new ClusterFinder(emr, settings, settings.Cluster!, ClaimsOfAnother, TimeProvider.System, Impatient);
        await AssertClaimStandsAsync("the cluster company", () => finder.FindOrMakeAsync(Token));
        Assert.DoesNotContain(service.Requests, request => request.Headers["X-Amz-Target"].EndsWith("RunJobFlow", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Places_OfALakeInAFolder_AreRefusedAsWrongUse()
    {
        using var lake = new TestLake();
        var refused = await Assert.ThrowsAsync<FleetException>(() => EmrPlaces.OpenAsync(lake.Lake, TimeProvider.System, Token));
        Assert.Equal(("FS7003", FailureKind.WrongUse), (refused.Code, refused.Kind));
        Assert.Equal($"The lake '{lake.Lake.Location}' is a folder, and EMR reaches S3 alone: name a lake on S3 with --lake.", refused.Message);
    }

    private static ServerlessSettings Application { get; } = new() { ApplicationId = "00f", ExecutionRole = "arn:aws:iam::123456789012:role/run" };

    private Claims ClaimsOfAnother => new(_curated, TimeProvider.System, Grace);

    private static AwsClientOptions OptionsOf(ScriptedService service) => new() { Endpoint = service.Endpoint };

    private async Task ClaimAsync(string name) => Assert.True(await ClaimsOfAnother.TakeAsync(name, Token));

    private static async Task AssertClaimStandsAsync(string what, Func<Task> call)
    {
        var stands = await Assert.ThrowsAsync<FleetException>(call);
        Assert.Equal("FS7203", stands.Code);
        Assert.StartsWith($"FS7203 Another caller is about to make {what}, and did not within 0 s. Try again: ", stands.Line, StringComparison.Ordinal);
        Assert.EndsWith(" Safe to run again.", stands.Line, StringComparison.Ordinal);
    }
}
