using System.Text.Json;
using FleetSpark.Aws.Emr;

namespace FleetSpark.CloudTests.Functions;

/// <summary>The function that submits runs, the native program: a cluster whose name begins with <c>held</c> takes steps and begins none.</summary>
public sealed class RunFunctionTests(Cloud cloud)
{
    private const double MostMebibytes = 40;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_OfALake_IsSubmittedOnceAndWithNewDataAgain()
    {
        using var lake = await cloud.Local.CreateLakeAsync();
        var cluster = await SetUpAsync(lake);
        await lake.PutAsync("gps", new DateTimeOffset(2026, 3, 11, 0, 0, 0, TimeSpan.Zero), SmallFleet.Fix(1, "2026-03-10T01:00:00Z", 1));
        await lake.RunAsync(); // a head and its manifests are read too
        await lake.PutAsync("gps", new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero), SmallFleet.Fix(1, "2026-03-11T01:00:00Z", 1));

        await using var function = await FunctionProcess.StartAsync("queue", ("FLEET_SOURCE", "run"), ("FLEET_LAKE", lake.Lake.Location.ToString()));
        var (first, again) = (await AnswerAsync(function), await AnswerAsync(function));
        Assert.Equal((true, false, "PENDING"), (first.IsNew, again.IsNew, first.State));
        Assert.Equal(first.Name, again.Name);
        await lake.PutAsync("gps", new DateTimeOffset(2026, 3, 13, 0, 0, 0, TimeSpan.Zero), SmallFleet.Fix(1, "2026-03-12T01:00:00Z", 1));
        var other = await AnswerAsync(function);
        Assert.True(other.IsNew);
        Assert.NotEqual(first.Name, other.Name);

        // As the command submits it: who does so by hand is led to the function's step.
        var byHand = await FleetProcess.RunAsync(Path.GetTempPath(), "emr", "submit", "--json", "--lake", lake.Lake.Location.ToString());
        Assert.Equal(other.Name, JsonDocument.Parse(byHand.Output).RootElement.GetProperty("name").GetString());

        using var emr = new EmrClient();
        var found = (await emr.ListClustersAsync(new ListClustersInput(), Token)).Clusters!.Single(one => one.Name == cluster);
        Assert.Equal([other.Name, first.Name], (await emr.ListStepsAsync(new ListStepsInput(found.Id), Token)).Steps!.Select(step => step.Name).OrderBy(name => name == first.Name));
        Assert.InRange(function.PeakMebibytes, 1, MostMebibytes);
        Assert.Contains(await function.EndAsync(), line => line.GetProperty("event").GetString() == "submitted" && line.GetProperty("name").GetString() == first.Name);
    }

    [Fact]
    public async Task Run_OfALakeThatSaysNothingOfEmr_FailsByItsCode()
    {
        using var lake = await cloud.Local.CreateLakeAsync();
        await using var function = await FunctionProcess.StartAsync("queue", ("FLEET_SOURCE", "run"), ("FLEET_LAKE", lake.Lake.Location.ToString()));
        var reply = await function.InvokeAsync("{}");
        Assert.True(reply.IsError);
        Assert.Contains("FS7004", reply.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ByThePackageOfTheSources_IsRefused()
    {
        await using var function = await FunctionProcess.StartAsync("calls", ("FLEET_SOURCE", "run"), ("FLEET_LAKE", "s3://nowhere"));
        Assert.Contains("FS2606", await function.Api.NeverBegun.WaitAsync(Token) is { } reply ? reply.Json : string.Empty, StringComparison.Ordinal);
    }

    private static async Task<(string Name, string State, bool IsNew)> AnswerAsync(FunctionProcess function)
    {
        var reply = await function.InvokeAsync("{}");
        Assert.False(reply.IsError, reply.Json);
        var answer = JsonDocument.Parse(reply.Json).RootElement;
        return (answer.GetProperty("name").GetString()!, answer.GetProperty("state").GetString()!, answer.GetProperty("is_new").GetBoolean());
    }

    private async Task<string> SetUpAsync(TestLake lake)
    {
        var (place, cluster) = (lake.Lake.Location, $"held-{Guid.NewGuid():N}");
        await cloud.Local.PutAsync(place.At("emr.yaml"), $$"""
            packages: {{place}}/packages
            cluster:
              name: {{cluster}}
              service_role: EMR_DefaultRole
              instance_profile: EMR_EC2_DefaultRole
              primary: {instance_types: [m7g.large]}
              core: {instance_types: [m7g.xlarge]}
            """);
        await cloud.Local.PutAsync(place.At("packages/current.json"), """{"archives":{"arm64":"fleet-0-arm64.tar.gz"},"launcher":"launch-0.py","sources":["gps","tags","bank","fleet","places"]}""");
        return cluster;
    }
}
