namespace FleetSpark.Engines.DuckDb;

/// <content>Writing Parquet.</content>
public sealed partial class DuckDbEngine
{
    // zstd 3 is what both engines read fast; one row group holds most of a day's fixes of 400 trucks, so a query of one truck reads a part.
    private const string Format = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 3";

    /// <inheritdoc />
    public Task<WrittenFile?> WriteFileAsync(string sql, string path, IReadOnlyList<string> sortBy, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            // One COPY with ORDER BY for each file: a partitioned COPY is not strictly ordered.
            var order = sortBy.Count == 0 ? string.Empty : $" ORDER BY {string.Join(", ", sortBy)}";
            var rows = Execute($"COPY (SELECT * FROM ({sql}\n){order}) TO {DuckDbText.Literal(path)} ({Format})", $"writing '{Path.GetFileName(path)}'", cancellationToken);
            if (rows > 0)
            {
                return new WrittenFile(path, rows, new FileInfo(path).Length);
            }

            File.Delete(path);
            return null;
        },
        cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<PartitionFile>> WriteFoldersAsync(string sql, string folder, IReadOnlyList<string> by, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            $"COPY ({sql}\n) TO {DuckDbText.Literal(folder)} ({Format}, PARTITION_BY ({string.Join(", ", by)}))", $"writing '{Path.GetFileName(folder)}'", cancellationToken);
        var paths = EngineText.FilesIn(folder);
        if (paths.Count == 0)
        {
            return [];
        }

        var counts = await QueryAsync(
            $"SELECT file_name, CAST(num_rows AS BIGINT) FROM parquet_file_metadata({DuckDbText.Paths(paths)})", cancellationToken);
        var rowsOf = counts.ToDictionary(row => (string)row[0]!, row => (long)row[1]!, StringComparer.Ordinal);
        return [.. paths.Select(path => new PartitionFile(path, rowsOf[path], new FileInfo(path).Length, EngineText.FolderValues(folder, path)))];
    }
}
