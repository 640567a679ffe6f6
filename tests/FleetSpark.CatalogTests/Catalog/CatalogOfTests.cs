using System.Net.Http.Headers;
using FleetSpark.Emr.Catalog;
using FleetSpark.Tables;

namespace FleetSpark.CatalogTests.Catalog;

/// <summary>Databases of one test's own, and what a test does to Glue that the product never does.</summary>
internal static class CatalogOfTests
{
    private static readonly Lazy<TableCatalog> SomeTables = new(LoadFew);

    /// <summary>Some tables of each kind, where all of them would only take longer.</summary>
    public static TableCatalog Few => SomeTables.Value;

    /// <summary>Names of databases that nobody else has.</summary>
    public static CatalogSettings NewSettings()
    {
        var name = $"t{Guid.NewGuid():N}";
        return new CatalogSettings { Database = name, RestrictedDatabase = $"{name}_restricted", InternalDatabase = $"{name}_internal" };
    }

    /// <summary>The settings as emr.yaml has them.</summary>
    public static string TextOf(CatalogSettings settings, bool isSynced) => $"""
        catalog:
          database: {settings.Database}
          restricted_database: {settings.RestrictedDatabase}
          internal_database: {settings.InternalDatabase}
          sync: {(isSynced ? "true" : "false")}
        """;

    /// <summary>Drops a database with all in it.</summary>
    public static Task DropDatabaseAsync(Cloud cloud, string database) => CallAsync(cloud, "AWSGlue.DeleteDatabase", $$"""{"Name":"{{database}}"}""");

    private static TableCatalog LoadFew()
    {
        using var copy = new CatalogCopy();
        foreach (var folder in (string[])["tables/gps_positions", "tables/device_last_fixes", "tables/truck_days", "tables/tag_transactions", "tables/trucks", "tables/rejected_records", "sources/gps", "sources/tags"])
        {
            Directory.Delete(Path.Combine(copy.Folder, folder), recursive: true);
        }

        return copy.Load();
    }

    /// <summary>Makes a call that no client here has, unsigned; the local cloud minds no signature.</summary>
    public static async Task<string> CallAsync(Cloud cloud, string target, string body)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, cloud.Local.Endpoint) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", target);
        var service = target.StartsWith("AWSGlue", StringComparison.Ordinal) ? "glue" : "athena";
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{target}: {answer.StatusCode} {text}");
    }
}
