namespace FleetSpark.EmrTests.Cloud;

/// <summary><c>fleet emr cluster</c> as a shell sees it.</summary>
public sealed class ClusterCommandTests(EmrCloud cloud)
{
    [Fact]
    public async Task Cluster_OfALake_IsFoundAndEndsWhereItIsAskedTo()
    {
        var name = $"held-{Guid.NewGuid():N}";
        using var lake = await cloud.CreateLakeAsync(name);
        var place = $"{lake.Lake.Location}";
        Assert.Equal($"No cluster '{name}' lives in us-east-1.\n", await ClusterAsync(place, "--terminate"));
        Assert.Contains("\"RunJobFlow\"", await ClusterAsync(place, "--dry-run"), StringComparison.Ordinal);
        var made = await ClusterAsync(place);
        var id = made.Split(' ')[0];
        Assert.Equal($"The cluster {id} would end.\n", await ClusterAsync(place, "--terminate", "--dry-run"));
        Assert.StartsWith($"{id} {name} ", await ClusterAsync(place), StringComparison.Ordinal);
        Assert.Equal($"The cluster {id} ends.\n", await ClusterAsync(place, "--terminate"));
    }

    private static Task<string> ClusterAsync(string lake, params string[] options) => FleetProcess.AnswerAsync(Path.GetTempPath(), ["emr", "cluster", "--lake", lake, .. options]);
}
