using FleetSpark.Core;

namespace FleetSpark.Tables;

/// <summary>The coded failures of source and table folders, FS30.</summary>
public static class TableErrors
{
    /// <summary>Source or table folders have faults; all are named.</summary>
    public static FleetException FaultyDefinitions(string folder, IReadOnlyList<string> faults) =>
        new("FS3001", $"{faults.Count} fault(s) in the sources and tables of '{folder}':\n  {string.Join("\n  ", faults)}");

    /// <summary>A source, table or setting that is not there.</summary>
    public static FleetException UnknownName(string kind, string name, IEnumerable<string> known) =>
        new("FS3002", $"There is no {kind} '{name}'; there are {string.Join(", ", known)}.", FailureKind.WrongUse);
}
