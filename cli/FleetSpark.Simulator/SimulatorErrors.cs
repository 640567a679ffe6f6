using FleetSpark.Core;

namespace FleetSpark.Simulator;

/// <summary>The coded failures of the simulator, FS60xx.</summary>
public static class SimulatorErrors
{
    /// <summary>Options that cannot be simulated; names every fault, not only the first.</summary>
    public static FleetException BadOptions(IEnumerable<string> faults) =>
        new("FS6001", $"The simulation cannot start: {string.Join("; ", faults)}. Nothing was written.", FailureKind.WrongUse);

    /// <summary>The folder to write into has files already: two simulations would mix.</summary>
    public static FleetException FolderNotEmpty(string folder) =>
        new("FS6002", $"'{folder}' is not empty, and two simulations must not mix: name a new folder or empty this one. Nothing was written.");

    /// <summary>What is to be a folder is a file.</summary>
    public static FleetException NotAFolder(string path) =>
        new("FS6004", $"'{path}' is a file, and a simulation needs a folder: name a new one. Nothing was written.");

    /// <summary>A file cannot be written, its disk being full, say.</summary>
    public static FleetException CannotWrite(string folder, Exception cause) =>
        new("FS6003", $"Cannot write under '{folder}': {Sentence.Of(cause.Message)} What stands there is incomplete: delete it, make room or mend its rights, then run again.", inner: cause);
}
