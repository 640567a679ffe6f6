namespace FleetSpark.Core;

/// <summary>
/// Every coded failure of the project, in one place: FS10 the lake and its settings, FS20 landing, FS30 table and source folders,
/// FS40 engines and runs, FS50 the command line and SQL, FS60 the simulator. docs/errors.md has a line for each.
/// </summary>
public static class FleetErrors
{
    /// <summary>A text is not a day.</summary>
    public static FleetException NotADay(string text) => new("FS1001", $"'{text}' is not a day: write it as 2026-03-29.");

    /// <summary>A key of an object points out of its store.</summary>
    public static FleetException KeyLeavesStore(string key) => new("FS1002", $"The key '{key}' points out of its store; nothing was read or written.");

    /// <summary>A store's folder cannot be written, its disk being full, say.</summary>
    public static FleetException CannotWrite(string root, Exception cause) =>
        new("FS1003", $"Cannot write under '{root}': {cause.Message} Nothing half-written was left; make room or mend its rights, then run again.", isSafeToRetry: true, cause);

    /// <summary>A head, manifest or report that does not hold what it must.</summary>
    public static FleetException BrokenObject(string key, Exception? cause) =>
        new("FS1004", $"The object '{key}' is not what it must be; it was changed by hand, or the disk lost bytes of it.", isSafeToRetry: false, cause);

    /// <summary>settings.yaml has faults; all are named.</summary>
    public static FleetException FaultySettings(IReadOnlyList<string> faults) =>
        new("FS1005", $"{faults.Count} fault(s) in the lake's settings:\n  {string.Join("\n  ", faults)}");

    /// <summary>An object that the head leads to is absent.</summary>
    public static FleetException MissingObject(string key) =>
        new("FS1006", $"The object '{key}', which the lake's head leads to, is missing; restore it, or run 'fleet rebuild'.");

    /// <summary>The key file holds too little to be a secret.</summary>
    public static FleetException WeakDriverKey(string file) =>
        new("FS1007", $"The key in '{file}' has fewer than 32 characters; put a longer random text there, or remove the file and one is made.");

    /// <summary>Source or table folders have faults; all are named.</summary>
    public static FleetException FaultyDefinitions(string folder, IReadOnlyList<string> faults) =>
        new("FS3001", $"{faults.Count} fault(s) in the sources and tables of '{folder}':\n  {string.Join("\n  ", faults)}");

    /// <summary>A source or table that is not there.</summary>
    public static FleetException UnknownName(string kind, string name, IEnumerable<string> known) =>
        new("FS3002", $"There is no {kind} '{name}'; there are {string.Join(", ", known)}.");
}
