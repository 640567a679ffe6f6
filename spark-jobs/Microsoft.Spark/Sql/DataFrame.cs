using Microsoft.Spark.Interop.Ipc;
using Microsoft.Spark.Sql.Types;

namespace Microsoft.Spark.Sql;

/// <summary>
/// Rows with named, typed columns, as a plan: nothing is computed before an action (<see cref="Collect"/>, <see cref="Count"/>, <see cref="Write"/> and the like) asks for it.
/// </summary>
public sealed partial class DataFrame : IJvmObjectReferenceProvider
{
    internal DataFrame(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>Dataset</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>A column by its name; dots reach into structs.</summary>
    /// <exception cref="JvmException">There is no such column, or more than one.</exception>
    public Column this[string columnName] => Col(columnName);

    /// <summary>A column by its name; dots reach into structs.</summary>
    /// <exception cref="JvmException">There is no such column, or more than one.</exception>
    public Column Col(string colName) => new(Reference.InvokeForReference("col", colName));

    /// <summary>The columns whose name matches a Java regular expression between backticks.</summary>
    public Column ColRegex(string colName) => new(Reference.InvokeForReference("colRegex", colName));

    /// <summary>The columns' names.</summary>
    public IReadOnlyList<string> Columns() => Reference.InvokeForTexts("columns");

    /// <summary>The columns' names with their types.</summary>
    public IEnumerable<Tuple<string, string>> DTypes() => Schema().Fields.Select(field => Tuple.Create(field.Name, field.DataType.SimpleString));

    /// <summary>The columns with names, types and whether they may be null.</summary>
    public StructType Schema() => (StructType)DataType.ParseDataType((string)Reference.InvokeForReference("schema").Invoke("json")!);

    /// <summary>Prints the schema as a tree.</summary>
    public void PrintSchema() => Console.WriteLine(Reference.InvokeForReference("schema").Invoke("treeString"));

    /// <summary>Prints the schema as a tree, down to a depth.</summary>
    public void PrintSchema(int level) => Console.WriteLine(Reference.InvokeForReference("schema").Invoke("treeString", level));

    /// <summary>Prints the physical plan.</summary>
    /// <param name="extended">Whether the logical plans come with it.</param>
    public void Explain(bool extended = false) => Explain(extended ? "extended" : "simple");

    /// <summary>Prints the plan.</summary>
    /// <param name="mode"><c>simple</c>, <c>extended</c>, <c>codegen</c>, <c>cost</c> or <c>formatted</c>.</param>
    public void Explain(string mode) =>
        Console.WriteLine(Reference.Jvm.CallStaticJavaMethod("org.apache.spark.sql.api.python.PythonSQLUtils", "explainString", Reference.InvokeForReference("queryExecution"), mode));

    /// <summary>Whether <see cref="Collect"/> can be done without executors.</summary>
    public bool IsLocal() => (bool)Reference.Invoke("isLocal")!;

    /// <summary>Whether a source of it never ends.</summary>
    public bool IsStreaming() => (bool)Reference.Invoke("isStreaming")!;

    /// <summary>Whether both plans give the same rows as far as their form tells; false says nothing.</summary>
    public bool SameSemantics(DataFrame other) => (bool)Reference.Invoke("sameSemantics", other)!;

    /// <summary>A hash of the plan: the same where <see cref="SameSemantics"/> holds.</summary>
    public int SemanticHash() => (int)Reference.Invoke("semanticHash")!;

    /// <summary>The files that it is read from, as far as its sources tell.</summary>
    public IEnumerable<string> InputFiles() => Reference.InvokeForTexts("inputFiles");

    /// <summary>How it is kept between actions.</summary>
    public StorageLevel StorageLevel() => new(Reference.InvokeForReference("storageLevel"));

    /// <summary>What is done about nulls.</summary>
    public DataFrameNaFunctions Na() => new(Reference.InvokeForReference("na"));

    /// <summary>Statistics.</summary>
    public DataFrameStatFunctions Stat() => new(Reference.InvokeForReference("stat"));

    /// <summary>Writes the rows to files or a table.</summary>
    public DataFrameWriter Write() => new(Reference.InvokeForReference("write"));

    /// <summary>Writes the rows to a table of a catalog of the second kind.</summary>
    public DataFrameWriterV2 WriteTo(string table) => new(Reference.InvokeForReference("writeTo", table));

    private DataFrame Call(string methodName, params object?[] args) => new(Reference.InvokeForReference(methodName, args));
}
