using Microsoft.Spark.Interop.Ipc;
using Microsoft.Spark.Sql.Expressions;

namespace Microsoft.Spark.Sql;

/// <summary>An expression on the columns of a data frame. Nothing is computed before an action needs it.</summary>
public sealed partial class Column : IJvmObjectReferenceProvider
{
    internal const string JavaClass = "org.apache.spark.sql.Column";

    internal Column(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>Column</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>The column under another name.</summary>
    public Column As(string alias) => Call("as", alias);

    /// <summary>The columns that a generator such as <see cref="Functions.PosExplode"/> makes under these names.</summary>
    public Column As(IEnumerable<string> alias) => Call("as", [alias.ToArray()]);

    /// <summary>The column under another name.</summary>
    public Column Alias(string alias) => Call("alias", alias);

    /// <summary>The column under another name.</summary>
    public Column Name(string alias) => Call("name", alias);

    /// <summary>The value turned into another type; null, or a failure in ANSI mode, where it cannot be.</summary>
    /// <param name="to">The type's name in SQL, such as <c>decimal(10,2)</c>.</param>
    public Column Cast(string to) => Call("cast", to);

    /// <summary>Ascending order, nulls first.</summary>
    public Column Asc() => Call("asc");

    /// <summary>Ascending order, nulls first.</summary>
    public Column AscNullsFirst() => Call("asc_nulls_first");

    /// <summary>Ascending order, nulls last.</summary>
    public Column AscNullsLast() => Call("asc_nulls_last");

    /// <summary>Descending order, nulls last.</summary>
    public Column Desc() => Call("desc");

    /// <summary>Descending order, nulls first.</summary>
    public Column DescNullsFirst() => Call("desc_nulls_first");

    /// <summary>Descending order, nulls last.</summary>
    public Column DescNullsLast() => Call("desc_nulls_last");

    /// <summary>An aggregate or window function over all rows.</summary>
    public Column Over() => Call("over");

    /// <summary>An aggregate or window function over a window.</summary>
    public Column Over(WindowSpec window) => Call("over", window);

    /// <summary>Another case of <see cref="Functions.When"/>.</summary>
    /// <param name="condition">When it holds and no case before it does.</param>
    /// <param name="value">The value then, a constant or a column.</param>
    public Column When(Column condition, object value) => Call("when", condition, JavaValue.Of(value));

    /// <summary>What <see cref="Functions.When"/> gives where no case holds.</summary>
    public Column Otherwise(object value) => Call("otherwise", JavaValue.Of(value));

    /// <summary>An element of an array, by its place from 0, or the value of a map's key; null where there is none.</summary>
    public Column GetItem(object key) => Call("getItem", JavaValue.Of(key));

    /// <summary>A field of a struct.</summary>
    public Column GetField(string fieldName) => Call("getField", fieldName);

    /// <summary>An element of an array or map, or a field of a struct.</summary>
    public Column Apply(object extraction) => Call("apply", JavaValue.Of(extraction));

    /// <summary>The struct with a field added, or replaced where it has one of that name.</summary>
    public Column WithField(string fieldName, Column column) => Call("withField", fieldName, column);

    /// <summary>The struct without some fields; names that it has not are passed over.</summary>
    public Column DropFields(params string[] fieldNames) => Call("dropFields", Reference.Jvm.ScalaSeq(fieldNames));

    /// <summary>Prints the expression.</summary>
    /// <param name="extended">Whether as Spark's own tree, else as SQL.</param>
    public void Explain(bool extended) => Console.WriteLine(Reference.InvokeForReference("expr").Invoke(extended ? "toString" : "sql"));

    /// <inheritdoc />
    public override string ToString() => (string)Reference.Invoke("toString")!;

    /// <summary>Whether both are the same expression; <c>==</c> makes a condition instead.</summary>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj) || (obj is Column other && (bool)Reference.Invoke("equals", other)!);

    /// <inheritdoc />
    public override int GetHashCode() => (int)Reference.Invoke("hashCode")!;

    private Column Call(string methodName, params object?[] args) => new(Reference.InvokeForReference(methodName, args));

    private Column CallWith(string methodName, object? operand) => Call(methodName, [JavaValue.Of(operand)]);
}
