namespace FleetSpark.Engines.Spark;

/// <content>Writing Parquet.</content>
public sealed partial class SparkEngine
{
    /// <inheritdoc />
    public Task<long> WriteFileAsync(string sql, string path, IReadOnlyList<string> sortBy, CancellationToken cancellationToken) => RunAsync(
        $"writing '{Path.GetFileName(path)}'",
        sql,
        () =>
        {
            Log($"writing '{Path.GetFileName(path)}'", $"SELECT /*+ REPARTITION(1) */ * FROM (\n{sql}\n) AS made{(sortBy.Count == 0 ? string.Empty : $" SORT BY {string.Join(", ", sortBy)}")}");
            var made = _spark.Sql(sql).Repartition(1);
            var sorted = sortBy.Count == 0 ? made : made.SortWithinPartitions([.. sortBy.Select(Microsoft.Spark.Sql.Functions.Expr)]);
            var folder = path + ".parts";
            sorted.Write().Parquet(SparkText.Location(folder));
            var files = FilesIn(folder);
            var rows = files.Count == 0 ? 0 : RowsOf(files[0]);
            if (rows > 0)
            {
                File.Move(files[0], path);
            }

            Directory.Delete(folder, recursive: true);
            return rows;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<PartitionFile>> WriteFoldersAsync(string sql, string folder, IReadOnlyList<string> by, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyList<PartitionFile>>(
            $"writing '{Path.GetFileName(folder)}'",
            sql,
            () =>
            {
                Log($"writing '{Path.GetFileName(folder)}'", sql);
                _spark.Sql(sql).Write().PartitionBy([.. by]).Parquet(SparkText.Location(folder));
                return [.. FilesIn(folder).Select(path => new PartitionFile(path, SparkText.FolderValues(folder, path), RowsOf(path))).Where(file => file.Rows > 0)];
            },
            cancellationToken);

    private long RowsOf(string path)
    {
        long? rows = null;
        SparkBinding.CountRows(path, ref rows);
        return rows ?? _spark.Read().Parquet(SparkText.Pattern(path)).Count();
    }

    private static List<string> FilesIn(string folder) => [.. Directory.EnumerateFiles(folder, "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
