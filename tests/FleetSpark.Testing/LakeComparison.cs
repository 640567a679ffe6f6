using DuckDB.NET.Data;
using FleetSpark.Jobs;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Testing;

/// <summary>
/// Compares the tables of two lakes as their Parquet files hold them, by none of the product's own reading: partitions, types as
/// DuckDB tells them, physical and logical types as the files' footers say them, and all rows with their numbers.
/// </summary>
public static class LakeComparison
{
    private const int MostRowsShown = 10;

    // The two annotations of a Parquet type, without what says nothing: that an integer is one of its own width, and text or date a second time.
    private const string Said = "CASE WHEN converted_type NOT IN ('INT_32', 'INT_64') THEN converted_type END, CASE WHEN logical_type NOT IN ('StringType()', 'DateType()') THEN logical_type END";

    /// <summary>What differs, a line each; none where the lakes are equal.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(TestLake left, TestLake right)
    {
        await using var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync();
        Ask(connection, "SET TimeZone = 'UTC'");
        var differences = new List<string>();
        var (leftState, rightState) = (await StateAsync(left), await StateAsync(right));
        foreach (var table in left.Catalog.Tables.OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            var (leftParts, rightParts) = (leftState.Table(table.Name).All.ToList(), rightState.Table(table.Name).All.ToList());
            var found = Missing("partition", leftParts.Select(TextOf), rightParts.Select(TextOf));
            var (leftFiles, rightFiles) = (await FilesAsync(left, table, leftParts), await FilesAsync(right, table, rightParts));
            found.AddRange(Missing("column", Schemas(connection, leftFiles), Schemas(connection, rightFiles)));
            found.AddRange(Rows(connection, table, leftFiles, rightFiles));
            differences.AddRange(found.Select(line => $"{table.Name}: {line}"));
        }

        return differences;
    }

    /// <summary>How many rows the lake's tables have together.</summary>
    public static async Task<long> RowsAsync(TestLake lake)
    {
        var state = await StateAsync(lake);
        return lake.Catalog.Tables.Sum(table => state.Table(table.Name).All.Sum(partition => partition.Rows));
    }

    private static Task<LakeState> StateAsync(TestLake lake) => LakeState.ReadAsync(lake.Lake, lake.Catalog, CancellationToken.None);

    private static string TextOf(PartitionEntry partition) =>
        $"{partition.Day?.ToString() ?? CellText.Null}: {partition.Rows} rows, {CellText.Of(partition.Duplicates)} duplicates, content {partition.ContentHash ?? CellText.Null}, fingerprint {partition.Fingerprint}";

    private static async Task<List<string>> FilesAsync(TestLake lake, TableDefinition table, IEnumerable<PartitionEntry> partitions)
    {
        var files = new List<string>();
        foreach (var file in partitions.SelectMany(partition => partition.Files))
        {
            files.Add((await lake.Lake.StoreOf(table.IsRestricted).FetchAsync(file.Key, CancellationToken.None))!.Path);
        }

        return files;
    }

    // Every file's columns in their order; files that agree say the same.
    private static List<string> Schemas(DuckDBConnection connection, List<string> files) =>
    [
        .. files.SelectMany(file => Ask(connection, $"DESCRIBE SELECT * FROM read_parquet('{file}', hive_partitioning = false)")
            .Select((row, number) => $"{number + 1} {row[0]} {row[1]}")
            .Concat(Ask(connection, $"SELECT name, type, type_length, scale, precision, {Said} FROM parquet_schema('{file}') WHERE num_children IS NULL")
                .Select(row => string.Join(' ', row))))
            .Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Rows(DuckDBConnection connection, TableDefinition table, List<string> left, List<string> right)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            return left.Count == right.Count ? [] : ["one lake has no files"];
        }

        // A double by its shortest text, since -0.0 equals 0.0 and is not the same.
        var columns = table.Columns.Select(column => column.Type == "DOUBLE" ? $"CAST({column.Name} AS VARCHAR) AS {column.Name}" : column.Name);
        string Select(List<string> files) =>
            $"SELECT {string.Join(", ", columns)} FROM read_parquet([{string.Join(", ", files.Select(file => $"'{file}'"))}], hive_partitioning = {table.PartitionColumn is not null}, hive_types_autocast = false)";
        List<string> Surplus(string mark, List<string> those, List<string> others)
        {
            var rows = Ask(connection, $"SELECT CAST(row AS VARCHAR) FROM ({Select(those)} EXCEPT ALL {Select(others)}) AS row ORDER BY ALL");
            return [.. rows.Take(MostRowsShown).Select(row => $"row {mark} {row[0]}"), .. rows.Count > MostRowsShown ? (string[])[$"row {mark} and {rows.Count - MostRowsShown} more"] : []];
        }

        return Surplus("-", left, right).Concat(Surplus("+", right, left));
    }

    private static List<string> Missing(string what, IEnumerable<string> left, IEnumerable<string> right)
    {
        var (ours, theirs) = (left.ToList(), right.ToList());
        return [.. ours.Except(theirs, StringComparer.Ordinal).Select(one => $"{what} - {one}"), .. theirs.Except(ours, StringComparer.Ordinal).Select(one => $"{what} + {one}")];
    }

    private static List<string[]> Ask(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? CellText.Null : reader.GetValue(column).ToString()!)]);
        }

        return rows;
    }
}
