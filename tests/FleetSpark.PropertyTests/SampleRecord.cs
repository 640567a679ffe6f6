using System.Text.Json;

namespace FleetSpark.PropertyTests;

/// <summary>A raw record before it is put into an object.</summary>
internal sealed record SampleRecord(string Source, string Json)
{
    /// <summary>A record of members, nulls left out; values are JSON strings.</summary>
    public static SampleRecord Of(string source, params (string Name, string? Value)[] members) => new(source, ObjectOf(members));

    public static string ObjectOf(params (string Name, string? Value)[] members) => $"{{{string.Join(',', members
        .Where(member => member.Value is not null)
        .Select(member => $"\"{member.Name}\":{(member.Value!.StartsWith('{') ? member.Value : JsonSerializer.Serialize(member.Value))}"))}}}";
}
