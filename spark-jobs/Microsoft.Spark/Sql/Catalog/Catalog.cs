using Microsoft.Spark.Interop.Ipc;
using Microsoft.Spark.Sql.Types;

namespace Microsoft.Spark.Sql.Catalog;

/// <summary>The databases, tables, views and functions that a session sees. A name without its database is of the current one.</summary>
public sealed class Catalog : IJvmObjectReferenceProvider
{
    internal Catalog(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>Catalog</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>The current database.</summary>
    public string CurrentDatabase() => (string)Reference.Invoke("currentDatabase")!;

    /// <summary>Sets the current database.</summary>
    public void SetCurrentDatabase(string dbName) => Reference.Invoke("setCurrentDatabase", dbName);

    /// <summary>All databases, a row each.</summary>
    public DataFrame ListDatabases() => Listed("listDatabases");

    /// <summary>The tables and views of the current database, and temporary views.</summary>
    public DataFrame ListTables() => Listed("listTables");

    /// <summary>The tables and views of a database, and temporary views.</summary>
    public DataFrame ListTables(string dbName) => Listed("listTables", dbName);

    /// <summary>The functions of the current database, and Spark's own.</summary>
    public DataFrame ListFunctions() => Listed("listFunctions");

    /// <summary>The functions of a database, and Spark's own.</summary>
    public DataFrame ListFunctions(string dbName) => Listed("listFunctions", dbName);

    /// <summary>The columns of a table or view.</summary>
    public DataFrame ListColumns(string tableName) => Listed("listColumns", tableName);

    /// <summary>The columns of a table or view of a database.</summary>
    public DataFrame ListColumns(string dbName, string tableName) => Listed("listColumns", dbName, tableName);

    /// <summary>A database.</summary>
    /// <exception cref="JvmException">There is none of that name.</exception>
    public Database GetDatabase(string dbName) => new(Reference.InvokeForReference("getDatabase", dbName));

    /// <summary>A table or view.</summary>
    /// <exception cref="JvmException">There is none of that name.</exception>
    public Table GetTable(string tableName) => new(Reference.InvokeForReference("getTable", tableName));

    /// <inheritdoc cref="GetTable(string)" />
    public Table GetTable(string dbName, string tableName) => new(Reference.InvokeForReference("getTable", dbName, tableName));

    /// <summary>A function.</summary>
    /// <exception cref="JvmException">There is none of that name.</exception>
    public Function GetFunction(string functionName) => new(Reference.InvokeForReference("getFunction", functionName));

    /// <inheritdoc cref="GetFunction(string)" />
    public Function GetFunction(string dbName, string functionName) => new(Reference.InvokeForReference("getFunction", dbName, functionName));

    /// <summary>Whether there is such a database.</summary>
    public bool DatabaseExists(string dbName) => Asked("databaseExists", dbName);

    /// <summary>Whether there is such a table or view.</summary>
    public bool TableExists(string tableName) => Asked("tableExists", tableName);

    /// <summary>Whether a database has such a table or view.</summary>
    public bool TableExists(string dbName, string tableName) => Asked("tableExists", dbName, tableName);

    /// <summary>Whether there is such a function.</summary>
    public bool FunctionExists(string functionName) => Asked("functionExists", functionName);

    /// <summary>Whether a database has such a function.</summary>
    public bool FunctionExists(string dbName, string functionName) => Asked("functionExists", dbName, functionName);

    /// <summary>Makes a table of files that are there, of the default kind.</summary>
    public DataFrame CreateTable(string tableName, string path) => Call("createTable", tableName, path);

    /// <summary>Makes a table of files that are there.</summary>
    /// <param name="tableName">The table.</param>
    /// <param name="path">The files.</param>
    /// <param name="source">Their kind, such as <c>parquet</c>.</param>
    public DataFrame CreateTable(string tableName, string path, string source) => Call("createTable", tableName, path, source);

    /// <summary>Makes a table.</summary>
    /// <param name="tableName">The table.</param>
    /// <param name="source">The kind of files, such as <c>parquet</c>.</param>
    /// <param name="options">Settings of the source, such as <c>path</c>.</param>
    public DataFrame CreateTable(string tableName, string source, IDictionary<string, string> options) => Call("createTable", tableName, source, Entries(options));

    /// <inheritdoc cref="CreateTable(string, string, IDictionary{string, string})" />
    public DataFrame CreateTable(string tableName, string source, string description, IDictionary<string, string> options) =>
        Call("createTable", tableName, source, description, Entries(options));

    /// <summary>Makes a table with columns.</summary>
    /// <param name="tableName">The table.</param>
    /// <param name="source">The kind of files, such as <c>parquet</c>.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="options">Settings of the source, such as <c>path</c>.</param>
    public DataFrame CreateTable(string tableName, string source, StructType schema, IDictionary<string, string> options) =>
        Call("createTable", tableName, source, schema.ToJvm(), Entries(options));

    /// <inheritdoc cref="CreateTable(string, string, StructType, IDictionary{string, string})" />
    public DataFrame CreateTable(string tableName, string source, StructType schema, string description, IDictionary<string, string> options) =>
        Call("createTable", tableName, source, schema.ToJvm(), description, Entries(options));

    /// <summary>Drops a temporary view.</summary>
    /// <returns>Whether there was one.</returns>
    public bool DropTempView(string viewName) => Asked("dropTempView", viewName);

    /// <summary>Drops a temporary view of all sessions.</summary>
    /// <returns>Whether there was one.</returns>
    public bool DropGlobalTempView(string viewName) => Asked("dropGlobalTempView", viewName);

    /// <summary>Finds the partitions of a table in its folders.</summary>
    public void RecoverPartitions(string tableName) => Reference.Invoke("recoverPartitions", tableName);

    /// <summary>Whether a table is kept in memory.</summary>
    public bool IsCached(string tableName) => Asked("isCached", tableName);

    /// <summary>Keeps a table in memory from its first use on.</summary>
    public void CacheTable(string tableName) => Reference.Invoke("cacheTable", tableName);

    /// <summary>Keeps a table in memory no longer.</summary>
    public void UncacheTable(string tableName) => Reference.Invoke("uncacheTable", tableName);

    /// <summary>Keeps no table in memory any longer.</summary>
    public void ClearCache() => Reference.Invoke("clearCache");

    /// <summary>Forgets what is known of a table's files.</summary>
    public void RefreshTable(string tableName) => Reference.Invoke("refreshTable", tableName);

    /// <summary>Forgets what is known of the files under a path.</summary>
    public void RefreshByPath(string path) => Reference.Invoke("refreshByPath", path);

    private static Dictionary<string, string> Entries(IDictionary<string, string> options) => new(options);

    private bool Asked(string methodName, params object?[] args) => (bool)Reference.Invoke(methodName, args)!;

    private DataFrame Call(string methodName, params object?[] args) => new(Reference.InvokeForReference(methodName, args));

    private DataFrame Listed(string methodName, params object?[] args) => new(Reference.InvokeForReference(methodName, args).InvokeForReference("toDF"));
}
