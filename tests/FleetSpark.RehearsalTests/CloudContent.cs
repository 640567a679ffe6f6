using System.Text.Json;

namespace FleetSpark.RehearsalTests;

/// <summary>What is in a cloud: Terraform's own list, and what the services say.</summary>
/// <param name="Resources">The addresses of what Terraform made and did not take away.</param>
/// <param name="Buckets">S3's buckets.</param>
/// <param name="Tagged">The ARNs of all that carries the lake's tag, by the tagging API, without Glue's, whose tags outlive them in moto.</param>
/// <param name="Databases">Glue's databases.</param>
/// <param name="LiveClusters">EMR's clusters that did not end.</param>
internal sealed record CloudContent(IReadOnlyList<string> Resources, IReadOnlyList<string> Buckets, IReadOnlyList<string> Tagged, IReadOnlyList<string> Databases, IReadOnlyList<string> LiveClusters)
{
    /// <summary>Looks.</summary>
    public static async Task<CloudContent> ReadAsync(LocalCloud cloud, IReadOnlyList<string> resources) => new(
        resources,
        [.. ((await cloud.S3.ListBucketsAsync()).Buckets ?? []).Select(bucket => bucket.BucketName)],
        [.. (await AskAsync(cloud, "tagging", "ResourceGroupsTaggingAPI_20170126.GetResources", """{"TagFilters":[{"Key":"fleetspark-lake"}]}""", "ResourceTagMappingList", "ResourceARN")).Where(arn => !arn.Contains(":glue:", StringComparison.Ordinal))],
        await AskAsync(cloud, "glue", "AWSGlue.GetDatabases", "{}", "DatabaseList", "Name"),
        await AskAsync(cloud, "elasticmapreduce", "ElasticMapReduce.ListClusters", """{"ClusterStates":["STARTING","BOOTSTRAPPING","RUNNING","WAITING"]}""", "Clusters", "Name"));

    private static async Task<IReadOnlyList<string>> AskAsync(LocalCloud cloud, string service, string operation, string body, string list, string member)
    {
        using var content = new StringContent(body, mediaType: new("application/x-amz-json-1.1"));
        var (text, _) = await cloud.SendAsync(service, HttpMethod.Post, "/", content, target: operation);
        return [.. JsonDocument.Parse(text).RootElement.GetProperty(list).EnumerateArray().Select(found => found.GetProperty(member).GetString()!)];
    }
}
