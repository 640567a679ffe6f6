using FleetSpark.Core;

namespace FleetSpark.Jobs;

/// <summary>The coded failures of staging, planning, running and publishing, FS41 to FS43.</summary>
public static class JobErrors
{
    private const string UnbalancedCode = "FS4201";

    /// <summary>A raw object has not the records that its name says.</summary>
    public static FleetException ChangedRawObject(string source, string key, long expected, long found) => new(
        "FS4101", $"The raw object '{key}' of '{source}' {(found == expected ? "has other records than its name's hash says" : $"has {found} of the {expected} records that its name says")}: it was cut or changed. Nothing was published; move it out of the raw folder and land its file again.");

    /// <summary>A raw object that must be staged again is not there.</summary>
    public static FleetException MissingRawObject(string source, string key) => new(
        "FS4102", $"The staging of '{source}' changed, so its raw objects must be read again, and '{key}' is missing. Nothing was changed; bring it back and run again.");

    /// <summary>Whether a run failed since a source's equation does not hold.</summary>
    public static bool IsUnbalanced(Exception failure) => failure is FleetException { Code: UnbalancedCode };

    /// <summary>A source's equation does not hold.</summary>
    public static FleetException Unbalanced(string what, string equation) => new(
        UnbalancedCode, $"The balance of {what} does not hold: {equation}. Nothing was published; this is a fault of the program or of the source's SQL.");

    /// <summary>Checks that must return no row returned some.</summary>
    public static FleetException ChecksFailed(IReadOnlyList<string> checks) => new(
        "FS4202", $"{checks.Count} check(s) failed, nothing was published: {string.Join("; ", checks)}. The table's checks.sql says what such a row means; mend the cause and run again.");

    /// <summary>Another run published the same partition from other inputs.</summary>
    public static FleetException LostRace(string what) => new(
        "FS4301", $"Another run published {what} meanwhile from other inputs. Nothing of this run was published; another one plans anew.", FailureKind.Retry);

    /// <summary>A run is published and its report is not kept.</summary>
    public static FleetException ReportNotKept(string runId, Exception cause) =>
        new("FS4302", $"The run {runId} is published, and its report could not be kept: {Sentence.Of(cause)} 'fleet history' lacks it; nothing else does.", inner: cause);

    /// <summary>What a run wrote on its way is not removed.</summary>
    public static FleetException NotCleanedUp(Exception cause) =>
        new("FS4303", $"What the run wrote on its way could not be removed: {Sentence.Of(cause)} The run ended as it says; the next one, or the bucket's life cycle, removes it.", inner: cause);

    /// <summary>A lake has no tables yet.</summary>
    public static FleetException NothingPublished(string lake) => new("FS4304", $"Nothing is published in '{lake}' yet: 'fleet run' makes its tables, --lake or FLEET_LAKE name another lake.");
}
