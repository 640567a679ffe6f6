using System.Text.Json;

namespace FleetSpark.RehearsalTests.Rights;

/// <summary>A call as the local cloud wrote it down.</summary>
/// <param name="Caller">The role's name; <c>athena</c> for what Athena does by the rights of who asks.</param>
/// <param name="Service">The service that it was signed for.</param>
/// <param name="Method">HTTP's method.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Operation">X-Amz-Target, of services that have it.</param>
/// <param name="Source">X-Amz-Copy-Source, of S3's copies.</param>
/// <param name="Body">The body; empty for S3's objects.</param>
internal sealed record RecordedCall(string Caller, string Service, string Method, string Target, string? Operation, string? Source, string Body)
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web);

    /// <summary>Reads what was written down, each line once.</summary>
    public static async Task<IReadOnlyList<RecordedCall>> ReadAsync(string file) =>
        [.. (await File.ReadAllLinesAsync(file)).Distinct(StringComparer.Ordinal).Select(line => JsonSerializer.Deserialize<RecordedCall>(line, Written)!)];

    /// <summary>The operation's name alone; empty where method and path say it.</summary>
    public string Name => Operation?[(Operation.LastIndexOf('.') + 1)..] ?? Form.GetValueOrDefault("Action", string.Empty);

    /// <summary>The body's members, of services that speak JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Body.Length > 0 ? Body : "{}").RootElement;

    /// <summary>The body's members, of services that take a form.</summary>
    public IReadOnlyDictionary<string, string> Form => PairsOf(Body);

    /// <summary>A member of the body, whichever of the two it is.</summary>
    public string Member(string name) => Body.StartsWith('{') ? Json.GetProperty(name).GetString()! : Form[name];

    /// <summary>The path without the leading slash.</summary>
    public string Path => Uri.UnescapeDataString(Target.Split('?')[0].TrimStart('/'));

    /// <summary>The query.</summary>
    public IReadOnlyDictionary<string, string> Query => PairsOf(Target.Contains('?', StringComparison.Ordinal) ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..] : string.Empty);

    private static Dictionary<string, string> PairsOf(string text) => text.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair.Length > 1 ? Uri.UnescapeDataString(pair[1].Replace('+', ' ')) : string.Empty, StringComparer.Ordinal);
}
