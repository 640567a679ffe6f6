using System.Text.RegularExpressions;

namespace FleetSpark.RehearsalTests.Rights;

/// <summary>Kinds of resources: what differs by day, run or table only is one.</summary>
internal static partial class ResourceKinds
{
    private const string TableFolder = "TABLE";
    private const string Table = TableFolder + "/*";

    /// <summary>The kind of what a call is about, in words: <c>s3 curated/_manifests/*</c>.</summary>
    public static string Of(IamCall call)
    {
        var parts = call.Resource.Split(':', 6);
        if (parts.Length < 6)
        {
            return call.Resource;
        }

        var (service, name) = (parts[2], parts[5].Replace(Rehearsal.Prefix, "*", StringComparison.Ordinal));
        return service switch
        {
            "s3" => $"s3 {KeyKind(name.Replace("*-", string.Empty, StringComparison.Ordinal))}{(call.Action == "s3:ListBucket" && call.Context.TryGetValue("s3:prefix", out var prefix) && FirstOf(prefix) == Table ? "?" + Table : string.Empty)}",
            "elasticmapreduce" => "cluster/*",
            "glue" => "glue " + TableName().Replace(name, "/*"),
            "logs" => "logs " + name.Split(':')[1],
            "secretsmanager" => "secret " + name[..^"-AbCdEf".Length],
            _ => $"{service} {name}",
        };
    }

    private static string KeyKind(string path)
    {
        var (bucket, key) = path.Split('/', 2) is [var first, var rest] ? (first, rest) : (path, null);
        return key is null ? bucket : $"{bucket}/{(bucket.StartsWith("raw-", StringComparison.Ordinal) ? "*" : FirstOf(key))}";
    }

    // Tables are alike, and so is what lies below a name that begins with an underscore.
    private static string FirstOf(string key) => key.Split('/', 2) is [var first, _] ? $"{(BuiltIn.Catalog.Tables.Any(table => table.Name == first) ? TableFolder : first)}/*" : key;

    [GeneratedRegex("(?<=^table/[^/]+)/.*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TableName();
}
