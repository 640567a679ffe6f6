namespace FleetSpark.Engines;

/// <summary>What the texts of all engines have in common; an engine adds its own types and functions.</summary>
internal static class EngineText
{
    /// <summary>No row of the given columns.</summary>
    public static string EmptyView(IReadOnlyList<EngineColumn> columns) =>
        $"SELECT {string.Join(", ", columns.Select(c => $"CAST(NULL AS {c.Type}) AS \"{c.Name}\""))} WHERE FALSE";

    /// <summary>The fields of a raw record as columns, each out of the struct <c>rec</c>.</summary>
    public static string FieldColumns(IEnumerable<RawField> fields) =>
        string.Join(", ", fields.Select(field => $"rec{string.Concat(field.Path.Select(part => $".\"{part}\""))} AS \"{field.Name}\""));

    /// <summary>The outermost members that lead to fields, each with what is below it: the fields and the rest of their paths, none where the member is a value.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<RawField> Below)> Members(IEnumerable<RawField> fields) => fields
        .GroupBy(field => field.Path[0], StringComparer.Ordinal)
        .Select(group => (group.Key, (IReadOnlyList<RawField>)[.. group.Where(field => field.Path.Count > 1).Select(field => field with { Path = [.. field.Path.Skip(1)] })]));

    /// <summary>The Parquet files that an engine wrote below a folder, in an order of their own; none where it made no folder.</summary>
    public static IReadOnlyList<string> FilesIn(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];

    /// <summary>The values in the names of the folders between a folder and a file.</summary>
    public static IReadOnlyList<string> FolderValues(string folder, string path) =>
        [.. path[folder.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries)[..^1].Select(part => Uri.UnescapeDataString(part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]))];
}
