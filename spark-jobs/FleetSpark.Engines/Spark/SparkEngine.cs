using FleetSpark.Core;
using Microsoft.Spark.Sql;

namespace FleetSpark.Engines.Spark;

/// <summary>Apache Spark, for what outgrows one machine: the same SQL, on as many as there are.</summary>
public sealed partial class SparkEngine : IEngine
{
    /// <summary>Its name on a command line and in reports.</summary>
    public const string EngineName = "spark";

    private readonly SparkSession _spark;
    private readonly EngineOptions _options;
    private readonly Dictionary<string, DataFrame> _kept = new(StringComparer.Ordinal);

    private SparkEngine(SparkSession spark, EngineOptions options)
    {
        _spark = spark;
        _options = options;
    }

    /// <inheritdoc />
    public string Name => EngineName;

    /// <summary>Opens an engine with nothing in it: a session of its own in the program's one Spark.</summary>
    /// <param name="options">How.</param>
    /// <exception cref="FleetException">FS4006 to FS4009: there is no Spark or no Java, or not the ones that this needs.</exception>
    public static SparkEngine Open(EngineOptions options)
    {
        var spark = SparkWork.Start(() =>
        {
            SparkBinding.Start(options);
            var builder = SparkSession.Builder().AppName("FleetSpark");
            if (options.Master is { } master)
            {
                builder.Master(master);
            }

            var first = builder.GetOrCreate();
            SparkBinding.RefuseLost(first);
            return first.NewSession();
        });
        SparkWork.Do("the session's settings", () =>
        {
            SparkSettings.RefuseOtherVersions(spark.Version());
            SparkSettings.Apply(spark);
        });
        return new SparkEngine(spark, options);
    }

    /// <inheritdoc />
    public Task DefineRawViewAsync(string name, RawView view, CancellationToken cancellationToken) => RunAsync($"'{name}'", sql: null, () =>
    {
        var (lines, objects) = (name + "_lines", name + "_objects");
        DefineRows(
            objects,
            [new EngineColumn("_file_name", "STRING"), new EngineColumn("_raw_object", "STRING"), new EngineColumn("_sent_at", "TIMESTAMP_LTZ")],
            [.. view.Objects.Select(o => (IReadOnlyList<object?>)[Path.GetFileName(o.Location), o.Key, o.SentAt])]);
        Log($"lines of {view.Objects.Count} raw objects", SparkText.FilesComment(lines, view.Objects.Select(o => o.Location)));
        _spark.Read().Text([.. view.Objects.Select(o => SparkText.Pattern(o.Location))])
            .SelectExpr("value AS _text", "_metadata.file_name AS _file_name")
            .CreateOrReplaceTempView(lines);
        DefineView(name, SparkText.RawView(lines, objects, view.Fields));
    }, cancellationToken);

    /// <inheritdoc />
    public Task DefineFileViewAsync(string name, FileView view, CancellationToken cancellationToken) => RunAsync($"'{name}'", sql: null, () =>
    {
        if (view.Locations.Count == 0)
        {
            DefineView(name, EngineText.EmptyView(view.Columns));
            return;
        }

        Log($"'{name}'", SparkText.FilesComment(name, view.Locations));
        _spark.Read().Schema(SparkText.Schema(view.Columns.Where(column => !view.FolderColumns.Contains(column.Name))))
            .Parquet([.. view.Locations.Select(SparkText.Pattern)])
            .SelectExpr([.. view.Columns.Select(column => view.FolderColumns.Contains(column.Name) ? SparkText.FolderValue(column) : $"\"{column.Name}\"")])
            .CreateOrReplaceTempView(name);
    }, cancellationToken);

    /// <inheritdoc />
    public Task DefineReferenceViewAsync(string name, string path, char delimiter, CancellationToken cancellationToken) => RunAsync($"'{name}'", sql: null, () =>
    {
        Log($"'{name}'", SparkText.FilesComment(name, [path]));
        _spark.Read().Option("header", true).Option("delimiter", delimiter.ToString()).Option("quote", "\"").Option("escape", "\"")
            .Csv(SparkText.Pattern(path))
            .CreateOrReplaceTempView(name);
    }, cancellationToken);

    /// <inheritdoc />
    public Task DefineRowsAsync(
        string name, IReadOnlyList<EngineColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows, CancellationToken cancellationToken) =>
        RunAsync($"'{name}'", sql: null, () => DefineRows(name, columns, rows), cancellationToken);

    /// <inheritdoc />
    public Task DefineViewAsync(string name, string sql, CancellationToken cancellationToken) => RunAsync($"'{name}'", sql, () => DefineView(name, sql), cancellationToken);

    /// <inheritdoc />
    public Task MaterialiseAsync(string name, string sql, CancellationToken cancellationToken) => RunAsync($"'{name}'", sql, () =>
    {
        Log($"'{name}'", $"CACHE LAZY TABLE {name} AS\n{sql}");
        if (_kept.Remove(name, out var before))
        {
            before.Unpersist();
        }

        var kept = _spark.Sql(sql).Persist();
        kept.CreateOrReplaceTempView(name);
        _kept[name] = kept;
    }, cancellationToken);

    /// <summary>Lets go of what it kept. Spark itself stays for the program's next engine, and ends with the program.</summary>
    public ValueTask DisposeAsync()
    {
        SparkWork.End(() =>
        {
            foreach (var kept in _kept.Values)
            {
                kept.Unpersist();
            }
        });
        return ValueTask.CompletedTask;
    }

    private void DefineView(string name, string sql)
    {
        Log($"'{name}'", $"CREATE OR REPLACE TEMPORARY VIEW {name} AS\n{sql}");
        _spark.Sql(sql).CreateOrReplaceTempView(name);
    }

    private void DefineRows(string name, IReadOnlyList<EngineColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        Log($"'{name}'", $"-- {rows.Count} rows ({string.Join(", ", columns.Select(column => $"{column.Name} {column.Type}"))}), whose values no log shows");
        var schema = _spark.Sql(EngineText.EmptyView(columns)).Schema();
        _spark.CreateDataFrame(rows.Select(row => new GenericRow([.. row.Select(SparkValues.ToSpark)!])), schema).CreateOrReplaceTempView(name);
    }

    private void Log(string what, string sql) => _options.Log?.Add(what, sql);

    private Task<object?> RunAsync(string what, string? sql, Action work, CancellationToken cancellationToken) => RunAsync<object?>(
        what,
        sql,
        () =>
        {
            work();
            return null;
        },
        cancellationToken);

    // On a thread of the pool: a call waits for the JVM as long as it takes.
    private Task<T> RunAsync<T>(string what, string? sql, Func<T> work, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var stop = new JobStop(cancellationToken);
            using var watch = SparkBinding.WatchStages(_options.Progress);
            try
            {
                return SparkWork.Do(what, work, sql);
            }
            catch (FleetException) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
        },
        cancellationToken);
}
