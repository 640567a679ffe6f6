using FleetSpark.Core;

namespace FleetSpark.Lake.Manifests;

/// <summary>The staged increments of a source at one moment. Immutable; named by its content.</summary>
public sealed record SourceManifest
{
    /// <summary>The increments, ordered by landed day and name; together they cover each raw object once.</summary>
    public IReadOnlyList<Increment> Increments { get; init; } = [];

    /// <summary>Where a key unique over the table has records on several days: what else decides about a day.</summary>
    public IReadOnlyList<RelatedDay> RelatedDays { get; init; } = [];
}

/// <summary>The staged rows of some raw objects of one landed day. Written once; its name is the hash of all that decides about it.</summary>
public sealed record Increment
{
    /// <summary>Its name, 64 hexadecimal digits: the fingerprint of the staging and the names of the raw objects.</summary>
    public required string Name { get; init; }

    /// <summary>The fingerprint of the staging alone: SQL, contract, settings.</summary>
    public required string StageFingerprint { get; init; }

    /// <summary>The landed day of its objects.</summary>
    public required Day LandedDate { get; init; }

    /// <summary>The raw objects and what staging made of each.</summary>
    public required IReadOnlyList<StagedObject> Objects { get; init; }

    /// <summary>The files of ok rows by event day.</summary>
    public required IReadOnlyList<StagedFile> Accepted { get; init; }

    /// <summary>The files of rejected and refused rows.</summary>
    public required IReadOnlyList<StagedFile> Quarantined { get; init; }
}

/// <summary>A raw object and what staging counted in it.</summary>
/// <param name="Key">Its key in the raw store.</param>
/// <param name="Records">How many records its name says it has.</param>
/// <param name="Rejected">How many records were rejected.</param>
/// <param name="Refused">How many lines hold what was no record.</param>
/// <param name="OkByDay">How many ok records it has of each event day.</param>
public sealed record StagedObject(string Key, int Records, long Rejected, long Refused, IReadOnlyList<DayCount> OkByDay);

/// <summary>A number of records of one day.</summary>
/// <param name="Day">The event day.</param>
/// <param name="Records">How many.</param>
public sealed record DayCount(Day Day, long Records);

/// <summary>A staged file.</summary>
/// <param name="EventDate">The event day of its rows.</param>
/// <param name="File">The file.</param>
public sealed record StagedFile(Day EventDate, DataFile File);

/// <summary>A raw object that has, on another day, a record of a key that also has one on this day.</summary>
/// <param name="Day">The day it counts into.</param>
/// <param name="OtherDay">The day its record lies on.</param>
/// <param name="ObjectKey">The raw object.</param>
public sealed record RelatedDay(Day Day, Day OtherDay, string ObjectKey);
