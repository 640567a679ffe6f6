using Microsoft.Spark.Interop.Ipc;
using Microsoft.Spark.Sql.Arrow;

namespace Microsoft.Spark.Sql;

// What makes Spark compute, and what is kept of it.
public sealed partial class DataFrame
{
    /// <summary>All rows, in memory.</summary>
    /// <exception cref="JvmException">The query failed.</exception>
    /// <exception cref="OverflowException">A value does not fit its .NET type: a decimal of more than 28 digits, a time outside the years 1 to 9999. The column is named.</exception>
    public IEnumerable<Row> Collect() => RowCollector.Collect(this);

    /// <summary>The first rows.</summary>
    /// <param name="n">How many at most.</param>
    public IEnumerable<Row> Take(int n) => Limit(n).Collect();

    /// <summary>The first rows.</summary>
    /// <param name="n">How many at most.</param>
    public IEnumerable<Row> Head(int n) => Take(n);

    /// <summary>The first row.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Row Head() => Head(1).First();

    /// <summary>The first row.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Row First() => Head();

    /// <summary>The last rows.</summary>
    /// <param name="n">How many at most; they are all in the driver's memory.</param>
    public IEnumerable<Row> Tail(int n)
    {
        var rows = Reference.Jvm.JavaListOf(Reference.InvokeForReference("tail", n));
        return new DataFrame(Reference.InvokeForReference("sparkSession").InvokeForReference("createDataFrame", rows, Reference.InvokeForReference("schema"))).Collect();
    }

    /// <summary>All rows, one partition of them in memory at a time.</summary>
    public IEnumerable<Row> ToLocalIterator() => ToLocalIterator(prefetchPartitions: false);

    /// <summary>All rows, one partition of them in memory at a time.</summary>
    /// <param name="prefetchPartitions">Whether the next partition is computed while this one is read; it holds two in memory then.</param>
    public IEnumerable<Row> ToLocalIterator(bool prefetchPartitions) => RowCollector.Iterate(this, prefetchPartitions);

    /// <summary>How many rows there are.</summary>
    public long Count() => (long)Reference.Invoke("count")!;

    /// <summary>Whether there is no row.</summary>
    public bool IsEmpty() => (bool)Reference.Invoke("isEmpty")!;

    /// <summary>Prints rows as a table.</summary>
    /// <param name="numRows">How many at most.</param>
    /// <param name="truncate">Longer cells are cut to this many characters; 0 cuts none.</param>
    /// <param name="vertical">Whether a line is a cell, not a row.</param>
    public void Show(int numRows = 20, int truncate = 20, bool vertical = false) => Console.WriteLine(Reference.Invoke("showString", numRows, truncate, vertical));

    /// <summary>Keeps the rows in memory and on disk from the first action on.</summary>
    public DataFrame Cache() => Call("cache");

    /// <summary>Keeps the rows in memory and on disk from the first action on.</summary>
    public DataFrame Persist() => Call("persist");

    /// <summary>Keeps the rows from the first action on.</summary>
    public DataFrame Persist(StorageLevel storageLevel) => Call("persist", storageLevel);

    /// <summary>Keeps the rows no longer.</summary>
    /// <param name="blocking">Whether to wait until they are gone.</param>
    public DataFrame Unpersist(bool blocking = false) => Call("unpersist", blocking);

    /// <summary>The rows written to <see cref="SparkContext.SetCheckpointDir"/> and read from there, so that the plan starts anew.</summary>
    /// <param name="eager">Whether at once, else with the first action.</param>
    public DataFrame Checkpoint(bool eager = true) => Call("checkpoint", eager);

    /// <summary>As <see cref="Checkpoint"/>, kept by the executors: faster, and lost with them.</summary>
    /// <param name="eager">Whether at once, else with the first action.</param>
    public DataFrame LocalCheckpoint(bool eager = true) => Call("localCheckpoint", eager);

    /// <summary>Gives it a name in this session.</summary>
    /// <exception cref="JvmException">The name is taken.</exception>
    public void CreateTempView(string viewName) => Reference.Invoke("createTempView", viewName);

    /// <summary>Gives it a name in this session, in place of what had the name.</summary>
    public void CreateOrReplaceTempView(string viewName) => Reference.Invoke("createOrReplaceTempView", viewName);

    /// <summary>Gives it a name, after <c>global_temp.</c>, in all sessions of the application.</summary>
    /// <exception cref="JvmException">The name is taken.</exception>
    public void CreateGlobalTempView(string viewName) => Reference.Invoke("createGlobalTempView", viewName);

    /// <summary>Gives it a name, after <c>global_temp.</c>, in all sessions of the application, in place of what had the name.</summary>
    public void CreateOrReplaceGlobalTempView(string viewName) => Reference.Invoke("createOrReplaceGlobalTempView", viewName);
}
