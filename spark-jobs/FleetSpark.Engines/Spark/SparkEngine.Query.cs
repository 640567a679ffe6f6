namespace FleetSpark.Engines.Spark;

/// <content>Reading rows.</content>
public sealed partial class SparkEngine
{
    /// <inheritdoc />
    public Task<IReadOnlyList<object?[]>> QueryAsync(string sql, CancellationToken cancellationToken) => RunAsync<IReadOnlyList<object?[]>>(
        "a query",
        sql,
        () =>
        {
            Log("query", sql);
            return [.. _spark.Sql(sql).Collect().Select(row => Array.ConvertAll(row.Values, SparkValues.ToNet))];
        },
        cancellationToken);
}
