using FleetSpark.Core;

namespace FleetSpark.Tables;

/// <summary>The coded failures of source and table folders, FS30.</summary>
public static class TableErrors
{
    /// <summary>Source or table folders have faults; all are named.</summary>
    public static FleetException FaultyDefinitions(string folder, IReadOnlyList<string> faults) =>
        new("FS3001", $"{faults.Count} fault(s) in the sources and tables of '{folder}':\n  {string.Join("\n  ", faults)}");

    /// <summary>A table's query does not give columns that its contract lists.</summary>
    public static FleetException ColumnsNotMade(string table, IReadOnlyList<string> columns, Exception cause) => new(
        "FS3003", $"The query of '{table}' does not give {string.Join(", ", columns.Select(column => $"'{column}'"))}, listed in tables/{table}/table.yaml: add it to the last SELECT of query.sql, or take it out of table.yaml.", inner: cause);

    /// <summary>A source, table or setting that is not there.</summary>
    public static FleetException UnknownName(string kind, string name, IEnumerable<string> known) =>
        new("FS3002", $"There is no {kind} '{name}'; there are {string.Join(", ", known)}.", FailureKind.WrongUse);
}
