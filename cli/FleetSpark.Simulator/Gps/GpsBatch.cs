using FleetSpark.Simulator.Defects;
using FleetSpark.Simulator.Output;

namespace FleetSpark.Simulator.Gps;

/// <summary>What some trucks send in one window.</summary>
internal sealed class GpsBatch
{
    /// <summary>Its lines.</summary>
    public ByteText Text { get; } = new(16_384);

    /// <summary>Lines that are not blank.</summary>
    public int Records { get; private set; }

    /// <summary>Appends a line.</summary>
    public void Add(ReadOnlySpan<byte> record, ReadOnlySpan<byte> lineEnd)
    {
        Text.Append(record);
        Text.Append(lineEnd);
        Records++;
    }

    /// <summary>Forgets all, keeps the room.</summary>
    public void Clear()
    {
        Text.Clear();
        Records = 0;
    }
}

/// <summary>A record that is sent later than it was taken.</summary>
/// <param name="Due">The window in which it is sent.</param>
/// <param name="Record">Its bytes.</param>
/// <param name="RecordedAt">Seconds since 1970.</param>
/// <param name="DeviceNumber">The tracker.</param>
/// <param name="DuplicateKind">What kind of duplicate it is, null for the record itself.</param>
internal sealed record KeptRecord(int Due, byte[] Record, long RecordedAt, string DeviceNumber, string? DuplicateKind);

/// <summary>The faults that each of the first trucks plants once, so that a run of a day has every kind.</summary>
internal static class GpsFaults
{
    /// <summary>One fault a truck: truck 0 has the first, and so on.</summary>
    public static IReadOnlyList<string> Once { get; } =
    [
        .. Refusals.Kinds, .. GpsDefects.Rejected, .. GpsDefects.Nulled,
        Jump, ExactDuplicate, OtherValues, "json_broken", "json_broken", "json_broken", "json_too_deep",
    ];

    /// <summary>A fix far away.</summary>
    public const string Jump = "jump";

    /// <summary>The same record sent twice.</summary>
    public const string ExactDuplicate = "duplicate_exact";

    /// <summary>Two records of one tracker and instant that differ.</summary>
    public const string OtherValues = "duplicate_other_values";
}
