using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql;

/// <summary>What is done about nulls, and NaN where a column has numbers with a fraction.</summary>
public sealed class DataFrameNaFunctions : IJvmObjectReferenceProvider
{
    internal DataFrameNaFunctions(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>DataFrameNaFunctions</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>The rows without any null.</summary>
    public DataFrame Drop() => Call("drop");

    /// <summary>The rows without nulls.</summary>
    /// <param name="how"><c>any</c>: a row goes if it has a null; <c>all</c>: if it has nothing else.</param>
    public DataFrame Drop(string how) => Call("drop", how);

    /// <summary>The rows without any null in these columns.</summary>
    public DataFrame Drop(IEnumerable<string> columnNames) => Call("drop", [columnNames.ToArray()]);

    /// <summary>The rows without nulls in these columns.</summary>
    /// <param name="how"><c>any</c>: a row goes if it has a null; <c>all</c>: if it has nothing else.</param>
    /// <param name="columnNames">The columns.</param>
    public DataFrame Drop(string how, IEnumerable<string> columnNames) => Call("drop", how, columnNames.ToArray());

    /// <summary>The rows that have at least so many values.</summary>
    public DataFrame Drop(int minNonNulls) => Call("drop", minNonNulls);

    /// <summary>The rows that have at least so many values in these columns.</summary>
    public DataFrame Drop(int minNonNulls, IEnumerable<string> columnNames) => Call("drop", minNonNulls, columnNames.ToArray());

    /// <summary>A value in place of nulls in the columns of its kind: numbers, texts or booleans.</summary>
    public DataFrame Fill(long value) => Call("fill", value);

    /// <inheritdoc cref="Fill(long)" />
    public DataFrame Fill(double value) => Call("fill", value);

    /// <inheritdoc cref="Fill(long)" />
    public DataFrame Fill(string value) => Call("fill", value);

    /// <inheritdoc cref="Fill(long)" />
    public DataFrame Fill(bool value) => Call("fill", value);

    /// <summary>A value in place of nulls in those of these columns that are of its kind.</summary>
    public DataFrame Fill(long value, IEnumerable<string> columnNames) => Call("fill", value, columnNames.ToArray());

    /// <inheritdoc cref="Fill(long, IEnumerable{string})" />
    public DataFrame Fill(double value, IEnumerable<string> columnNames) => Call("fill", value, columnNames.ToArray());

    /// <inheritdoc cref="Fill(long, IEnumerable{string})" />
    public DataFrame Fill(string value, IEnumerable<string> columnNames) => Call("fill", value, columnNames.ToArray());

    /// <inheritdoc cref="Fill(long, IEnumerable{string})" />
    public DataFrame Fill(bool value, IEnumerable<string> columnNames) => Call("fill", value, columnNames.ToArray());

    /// <summary>Values in place of nulls, by the columns' names.</summary>
    public DataFrame Fill(IDictionary<string, int> valueMap) => Call("fill", Entries(valueMap));

    /// <inheritdoc cref="Fill(IDictionary{string, int})" />
    public DataFrame Fill(IDictionary<string, long> valueMap) => Call("fill", Entries(valueMap));

    /// <inheritdoc cref="Fill(IDictionary{string, int})" />
    public DataFrame Fill(IDictionary<string, double> valueMap) => Call("fill", Entries(valueMap));

    /// <inheritdoc cref="Fill(IDictionary{string, int})" />
    public DataFrame Fill(IDictionary<string, string> valueMap) => Call("fill", Entries(valueMap));

    /// <inheritdoc cref="Fill(IDictionary{string, int})" />
    public DataFrame Fill(IDictionary<string, bool> valueMap) => Call("fill", Entries(valueMap));

    /// <summary>New values for some values of a column; <c>*</c> means all columns of their kind.</summary>
    public DataFrame Replace(string columnName, IDictionary<double, double> replacement) => Call("replace", columnName, Entries(replacement));

    /// <inheritdoc cref="Replace(string, IDictionary{double, double})" />
    public DataFrame Replace(string columnName, IDictionary<bool, bool> replacement) => Call("replace", columnName, Entries(replacement));

    /// <inheritdoc cref="Replace(string, IDictionary{double, double})" />
    public DataFrame Replace(string columnName, IDictionary<string, string> replacement) => Call("replace", columnName, Entries(replacement));

    /// <summary>New values for some values of these columns.</summary>
    public DataFrame Replace(IEnumerable<string> columnNames, IDictionary<double, double> replacement) => Call("replace", columnNames.ToArray(), Entries(replacement));

    /// <inheritdoc cref="Replace(IEnumerable{string}, IDictionary{double, double})" />
    public DataFrame Replace(IEnumerable<string> columnNames, IDictionary<bool, bool> replacement) => Call("replace", columnNames.ToArray(), Entries(replacement));

    /// <inheritdoc cref="Replace(IEnumerable{string}, IDictionary{double, double})" />
    public DataFrame Replace(IEnumerable<string> columnNames, IDictionary<string, string> replacement) => Call("replace", columnNames.ToArray(), Entries(replacement));

    private static Dictionary<TKey, TValue> Entries<TKey, TValue>(IDictionary<TKey, TValue> entries)
        where TKey : notnull => new(entries);

    private DataFrame Call(string methodName, params object?[] args) => new(Reference.InvokeForReference(methodName, args));
}
