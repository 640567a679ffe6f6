namespace FleetSpark.Engines.Spark;

/// <content>Writing Parquet.</content>
public sealed partial class SparkEngine
{
    /// <inheritdoc />
    public Task<WrittenFile?> WriteFileAsync(string sql, string path, IReadOnlyList<string> sortBy, CancellationToken cancellationToken)
    {
        var what = $"writing '{Path.GetFileName(path)}'";
        return RunAsync(
            what,
            sql,
            () =>
            {
                Log(what, $"SELECT /*+ REPARTITION(1) */ * FROM (\n{sql}\n) AS made{(sortBy.Count == 0 ? string.Empty : $" SORT BY {string.Join(", ", sortBy)}")}");
                var made = _spark.Sql(sql).Repartition(1);
                var sorted = sortBy.Count == 0 ? made : made.SortWithinPartitions([.. sortBy.Select(Microsoft.Spark.Sql.Functions.Expr)]);
                var folder = path + ".parts";
                sorted.Write().Parquet(SparkText.Location(folder));
                var files = FilesIn(folder);
                if (files.Count > 1)
                {
                    throw EngineErrors.SeveralFiles(EngineName, what, files.Count);
                }

                var rows = files.Count == 0 ? 0 : RowsOf(files[0].Path);
                return rows == 0 ? null : new WrittenFile(files[0].Path, rows, files[0].Bytes);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<PartitionFile>> WriteFoldersAsync(string sql, string folder, IReadOnlyList<string> by, CancellationToken cancellationToken)
    {
        var what = $"writing '{Path.GetFileName(folder)}'";
        return RunAsync<IReadOnlyList<PartitionFile>>(
            what,
            sql,
            () =>
            {
                Log(what, sql);
                _spark.Sql(sql).Write().PartitionBy([.. by]).Parquet(SparkText.Location(folder));
                return [.. FilesIn(folder).Select(file => new PartitionFile(file.Path, RowsOf(file.Path), file.Bytes, EngineText.FolderValues(folder, file.Path))).Where(file => file.Rows > 0)];
            },
            cancellationToken);
    }

    private static IReadOnlyList<(string Path, long Bytes)> FilesIn(string folder) => SparkText.IsElsewhere(folder)
        ? SparkBinding.FilesIn(folder) ?? throw EngineErrors.CannotList(EngineName, folder)
        : [.. EngineText.FilesIn(folder).Select(path => (path, new FileInfo(path).Length))];

    private long RowsOf(string path) => SparkBinding.CountRows(path) ?? _spark.Read().Parquet(SparkText.Pattern(path)).Count();
}
