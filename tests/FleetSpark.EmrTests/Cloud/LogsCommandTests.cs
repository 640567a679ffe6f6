using FleetSpark.Emr;
using FleetSpark.Emr.Runs;

namespace FleetSpark.EmrTests.Cloud;

/// <summary><c>fleet emr logs</c> as a shell sees it.</summary>
public sealed class LogsCommandTests(EmrCloud cloud)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Logs_OfARunThatHasNone_SaysWhichWhereAndWhenTheyCome()
    {
        using var lake = await cloud.CreateLakeAsync($"held-{Guid.NewGuid():N}");
        await cloud.DeployEmptyAsync(lake);
        using var runs = (await EmrPlaces.OpenAsync(lake.Lake, TimeProvider.System, Token)).OpenRuns();
        var (run, _) = await runs.SubmitAsync(await runs.PrepareAsync(new RunRequest(), Token), Token);
        var place = lake.Lake.Location;
        var none = await FleetProcess.RunAsync(Path.GetTempPath(), "emr", "logs", "--name", "stderr", "--lake", $"{place}");
        Assert.Equal((1, string.Empty), (none.ExitCode, none.Output));
        Assert.StartsWith($"FS7208 There is no stderr of the run {run.Name} in '{place}/logs' yet: EMR brings logs some five minutes after they were written", none.Error, StringComparison.Ordinal);
        Assert.EndsWith(" Safe to run again.\n", none.Error, StringComparison.Ordinal);

        var settings = (await lake.Lake.ReadTextAsync(EmrSettings.FileName, Token))!;
        await cloud.Local.PutAsync(place.At(EmrSettings.FileName), settings.Replace($"logs: {place}/logs\n", string.Empty, StringComparison.Ordinal));
        var never = await FleetProcess.RunAsync(Path.GetTempPath(), "emr", "logs", "--lake", $"{place}");
        Assert.Equal($"FS7208 There is no stdout of the run {run.Name}, and none comes: set 'logs' in emr.yaml, and what is started after that keeps its logs.\n", never.Error);
    }
}
