using System.Security.Cryptography;
using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql;

// What changes which rows there are, and their order and partitions.
public sealed partial class DataFrame
{
    /// <summary>The rows for which the condition holds.</summary>
    public DataFrame Filter(Column condition) => Call("filter", condition);

    /// <summary>The rows for which a condition in SQL holds.</summary>
    public DataFrame Filter(string conditionExpr) => Call("filter", conditionExpr);

    /// <summary>The rows for which the condition holds.</summary>
    public DataFrame Where(Column condition) => Call("where", condition);

    /// <summary>The rows for which a condition in SQL holds.</summary>
    public DataFrame Where(string conditionExpr) => Call("where", conditionExpr);

    /// <summary>Some rows, which ones only an order tells.</summary>
    /// <param name="n">How many at most.</param>
    public DataFrame Limit(int n) => Call("limit", n);

    /// <summary>The rows without repetitions.</summary>
    public DataFrame Distinct() => Call("distinct");

    /// <summary>The rows without repetitions.</summary>
    public DataFrame DropDuplicates() => Call("dropDuplicates");

    /// <summary>One row for each combination of these columns; which one is not said.</summary>
    public DataFrame DropDuplicates(string col, params string[] cols) => Call("dropDuplicates", col, cols);

    /// <summary>Each row with a probability: about so many.</summary>
    /// <param name="fraction">The probability, 0 to 1; with replacement, how often a row comes on average.</param>
    /// <param name="withReplacement">Whether a row may come more than once.</param>
    /// <param name="seed">The same seed takes the same rows of the same partitions; null takes others each time.</param>
    public DataFrame Sample(double fraction, bool withReplacement = false, long? seed = null) => Call("sample", withReplacement, fraction, seed ?? RandomSeed());

    /// <summary>Parts the rows at random.</summary>
    /// <param name="weights">A part for each, about as large as its share of their sum.</param>
    /// <param name="seed">The same seed parts the same partitions alike; null parts differently each time.</param>
    public DataFrame[] RandomSplit(double[] weights, long? seed = null) =>
        [.. Reference.Jvm.ToList(Reference.InvokeForReference("randomSplit", weights, seed ?? RandomSeed())).Cast<JvmObjectReference>().Select(part => new DataFrame(part))];

    /// <summary>The rows in an order.</summary>
    public DataFrame Sort(string column, params string[] columns) => Call("sort", column, columns);

    /// <inheritdoc cref="Sort(string, string[])" />
    public DataFrame Sort(params Column[] columns) => Call("sort", [columns]);

    /// <summary>The rows in an order.</summary>
    public DataFrame OrderBy(string column, params string[] columns) => Call("orderBy", column, columns);

    /// <inheritdoc cref="OrderBy(string, string[])" />
    public DataFrame OrderBy(params Column[] columns) => Call("orderBy", [columns]);

    /// <summary>Each partition's rows in an order.</summary>
    public DataFrame SortWithinPartitions(string column, params string[] columns) => Call("sortWithinPartitions", column, columns);

    /// <inheritdoc cref="SortWithinPartitions(string, string[])" />
    public DataFrame SortWithinPartitions(params Column[] columns) => Call("sortWithinPartitions", [columns]);

    /// <summary>Fewer partitions, joined without moving rows between executors.</summary>
    public DataFrame Coalesce(int numPartitions) => Call("coalesce", numPartitions);

    /// <summary>So many partitions of about one size.</summary>
    public DataFrame Repartition(int numPartitions) => Call("repartition", numPartitions);

    /// <summary>So many partitions; rows with the same values of the expressions are in one.</summary>
    public DataFrame Repartition(int numPartitions, params Column[] partitionExprs) => Call("repartition", numPartitions, partitionExprs);

    /// <summary>Rows with the same values of the expressions are in one partition.</summary>
    public DataFrame Repartition(params Column[] partitionExprs) => Call("repartition", [partitionExprs]);

    /// <summary>So many partitions, each with a range of the expressions' values.</summary>
    public DataFrame RepartitionByRange(int numPartitions, params Column[] partitionExprs) => Call("repartitionByRange", numPartitions, partitionExprs);

    /// <summary>Partitions that each have a range of the expressions' values.</summary>
    public DataFrame RepartitionByRange(params Column[] partitionExprs) => Call("repartitionByRange", [partitionExprs]);

    private static long RandomSeed() => RandomNumberGenerator.GetInt32(int.MaxValue);
}
