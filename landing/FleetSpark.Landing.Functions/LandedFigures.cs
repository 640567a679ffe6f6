using System.Text.Json;

namespace FleetSpark.Landing.Functions;

/// <summary>What every function says of what it landed: the figures of its log line and of its metrics.</summary>
internal sealed record LandedFigures
{
    /// <summary>Records.</summary>
    public required long Records { get; init; }

    /// <summary>Their bytes as received, unpacked; null where nobody counts them.</summary>
    public long? Bytes { get; init; }

    /// <summary>What was refused, by reason.</summary>
    public required IReadOnlyDictionary<string, long> RefusedByReason { get; init; }

    /// <summary>How old the oldest message was when it was put, seconds; null where the source is no queue.</summary>
    public double? OldestSeconds { get; init; }

    /// <summary>Whether something was left for a later call: there was no time for it.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>What else the source counts, by name.</summary>
    public IReadOnlyList<(string Name, long Count)> Counts { get; init; } = [];

    /// <summary>Writes them as members of a JSON object.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteNumber("records", Records);
        if (Bytes is { } bytes)
        {
            json.WriteNumber("bytes", bytes);
        }

        json.WriteNumber("refused", RefusedByReason.Values.Sum());
        json.WriteStartObject("refused_by_reason");
        foreach (var (reason, count) in RefusedByReason)
        {
            json.WriteNumber(reason, count);
        }

        json.WriteEndObject();
        if (OldestSeconds is { } oldest)
        {
            json.WriteNumber("oldest_message_seconds", oldest);
        }

        json.WriteBoolean("unfinished", IsUnfinished);
        foreach (var (name, count) in Counts)
        {
            json.WriteNumber(name, count);
        }
    }
}
