using System.Text.Json.Nodes;

namespace FleetSpark.CloudTests.Functions;

/// <summary>Makes functions in the local cloud by Lambda's REST API, version 2015-03-31.</summary>
internal sealed class LambdaFunctions(LocalCloud cloud)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes a function of a package and returns its name.</summary>
    public async Task<string> CreateAsync(string package, params IReadOnlyList<(string Name, string Value)> environment)
    {
        var name = $"fleet-{Guid.NewGuid():N}";
        var role = new Dictionary<string, string>(StringComparer.Ordinal) { ["Action"] = "CreateRole", ["Version"] = "2010-05-08", ["RoleName"] = name, ["AssumeRolePolicyDocument"] = "{}" };
        await PostAsync("iam", string.Empty, new FormUrlEncodedContent(role));
        await PostAsync("functions", new JsonObject
        {
            ["FunctionName"] = name,
            ["Runtime"] = "provided.al2023",
            ["Handler"] = "bootstrap",
            ["Role"] = $"arn:aws:iam::123456789012:role/{name}",
            ["Timeout"] = 10,
            ["MemorySize"] = 256,
            ["Code"] = new JsonObject { ["ZipFile"] = Convert.ToBase64String(await File.ReadAllBytesAsync(FunctionProcess.PackageFolder(package) + ".zip", Token)) },
            ["Environment"] = new JsonObject { ["Variables"] = new JsonObject([.. environment.Select(variable => KeyValuePair.Create(variable.Name, (JsonNode?)variable.Value))]) },
        });
        return name;
    }

    /// <summary>Maps a queue to a function.</summary>
    public Task MapAsync(string function, string queueArn) => PostAsync("event-source-mappings", new JsonObject
    {
        ["EventSourceArn"] = queueArn,
        ["FunctionName"] = function,
        ["BatchSize"] = 10,
        ["FunctionResponseTypes"] = new JsonArray("ReportBatchItemFailures"),
    });

    /// <summary>The processes that run a function now.</summary>
    public static IEnumerable<int> ProcessesOf(string function) =>
        from folder in Directory.EnumerateDirectories("/proc")
        where int.TryParse(Path.GetFileName(folder), out _) && EnvironmentOf(folder).Contains($"AWS_LAMBDA_FUNCTION_NAME={function}\0", StringComparison.Ordinal)
        select int.Parse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture);

    private static string EnvironmentOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "environ"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private Task PostAsync(string path, JsonObject body) => PostAsync("lambda", "2015-03-31/" + path, new StringContent(body.ToJsonString()));

    private async Task PostAsync(string service, string path, HttpContent content) => await cloud.SendAsync(service, HttpMethod.Post, path, content);
}
