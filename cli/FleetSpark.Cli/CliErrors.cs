using FleetSpark.Core;

namespace FleetSpark.Cli;

/// <summary>The coded failures of the command line, FS50.</summary>
internal static class CliErrors
{
    /// <summary>A failure that nobody foresaw; its message may quote data, so only its kind is printed.</summary>
    public static FleetException Unexpected(Exception cause) =>
        new("FS5001", $"An unforeseen failure ({cause.GetType().Name}): this is a fault of the program. Set FLEET_DEBUG=1 to see where it came from.", inner: cause);

    /// <summary>The words after <c>fleet</c> are no command that it knows.</summary>
    public static FleetException WrongUse(string message) => new("FS5002", message, FailureKind.WrongUse);

    /// <summary>A lake's name is a file's.</summary>
    public static FleetException NotAFolder(string lake) => new("FS5003", $"'{lake}' is a file and cannot be a lake: name a folder.", FailureKind.WrongUse);

    /// <summary>The lake's folder is not there.</summary>
    public static FleetException NoLake(string lake) =>
        new("FS5004", $"There is no lake in '{lake}': 'fleet land' makes one, 'fleet demo' makes one with data in a folder, --lake or FLEET_LAKE name another.");

    /// <summary>Somebody stopped the command.</summary>
    public static FleetException Stopped() => new("FS5005", "Stopped. What was whole by then is kept.", FailureKind.Retry);

    /// <summary>The system refused to read or write something.</summary>
    public static FleetException SystemRefused(Exception cause) => new("FS5006", $"The system refused: {cause.Message.Split('\n')[0].TrimEnd()}", FailureKind.Retry, cause);

    /// <summary>A part of the program could not be loaded: it is not there, or no file may be opened any more.</summary>
    public static FleetException NotLoaded(Exception cause) => new(
        "FS5014", $"A part of the program could not be loaded ({cause.GetType().Name}): allow it more open files (ulimit -n), or build it again.", FailureKind.Retry, cause);

    /// <summary>Checks of what is published failed.</summary>
    public static FleetException ChecksFailed(IReadOnlyCollection<string> checks) =>
        new("FS5007", $"{checks.Count} check(s) failed: {string.Join("; ", checks)}. 'fleet sql' shows the rows: give it the check's own SELECT, from spark-jobs/tables/NAME/checks.sql.");

    /// <summary>Files could not be landed.</summary>
    public static FleetException NotLanded(int failed, int files) =>
        new("FS5008", $"{failed} of {files} file(s) could not be landed, see above; the others were.");

    /// <summary>The text to answer is empty.</summary>
    public static FleetException NoSql() => new("FS5009", "There is no SQL: give a SELECT, or '-' and the SELECT on standard input.", FailureKind.WrongUse);

    /// <summary>A log of statements cannot be written.</summary>
    public static FleetException CannotLog(string file, Exception cause) => new("FS5010", $"Cannot write the statements to '{file}': {cause.Message}", FailureKind.WrongUse, cause);

    /// <summary>There is no standard output.</summary>
    public static FleetException OutputIsClosed() => new("FS5012", "Standard output is closed, and the answer goes there: send it to a file, or to /dev/null. Nothing was done.");

    /// <summary>No partition lies between the bounds of a rebuild.</summary>
    public static FleetException NothingToRebuild() => new("FS5013", "No partition lies in that range: 'fleet tables' says which days each table has.");

    /// <summary>The folder of a demo holds something else.</summary>
    public static FleetException NotADemo(string folder) =>
        new("FS5011", $"'{folder}' is a lake that this demo did not make, and its records must not mix with those that are there: name a new folder with --lake.");

    /// <summary>The demo's sources could not be started.</summary>
    public static FleetException NoSources(string why) =>
        new("FS5015", $"The sources of 'fleet demo --sources' could not be started: {why} Without --sources it lands from files.");

    /// <summary>The lake of a demo is on S3.</summary>
    public static FleetException DemoOnS3(string lake) => new(
        "FS5016",
        $"The demo keeps its simulated files in its lake's folder, and '{lake}' is on S3; nothing was done. Name a folder with --lake, or do it step by step: 'fleet simulate --out company', then 'fleet land SOURCE --from company/SOURCE' into that lake, and 'fleet run'.",
        FailureKind.WrongUse);
}
