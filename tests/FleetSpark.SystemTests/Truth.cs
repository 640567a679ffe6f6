using System.Text.Json;

namespace FleetSpark.SystemTests;

/// <summary>What the simulator says really happened, read as plain JSON: no code of the simulator takes part.</summary>
internal sealed class Truth(string folder)
{
    /// <summary>Every defect planted.</summary>
    public IReadOnlyList<JsonElement> Defects { get; } = Read(folder, "defects");

    /// <summary>Every true charge.</summary>
    public IReadOnlyList<JsonElement> Charges { get; } = Read(folder, "charges");

    /// <summary>What each truck drove on each local day.</summary>
    public IReadOnlyList<JsonElement> Drives { get; } = Read(folder, "drives");

    public static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.ToString() : null;

    public IEnumerable<JsonElement> Of(string source, params string[] verdicts) =>
        Defects.Where(defect => Text(defect, "source") == source && verdicts.Contains(Text(defect, "verdict")));

    private static List<JsonElement> Read(string folder, string name) =>
        [.. File.ReadLines(Path.Combine(folder, "truth", name + ".ndjson")).Select(line => JsonDocument.Parse(line).RootElement)];
}
