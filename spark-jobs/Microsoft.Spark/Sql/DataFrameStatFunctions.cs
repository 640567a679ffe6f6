using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql;

/// <summary>Statistics of a data frame's columns.</summary>
public sealed class DataFrameStatFunctions : IJvmObjectReferenceProvider
{
    internal DataFrameStatFunctions(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>DataFrameStatFunctions</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>About the values at some shares of the sorted column.</summary>
    /// <param name="columnName">A column of numbers; nulls and NaN are left out.</param>
    /// <param name="probabilities">The shares, 0 to 1.</param>
    /// <param name="relativeError">How far off a share may be, 0 or more; 0 is exact and dear.</param>
    public double[] ApproxQuantile(string columnName, IEnumerable<double> probabilities, double relativeError) =>
        [.. Reference.Jvm.ToList(Reference.InvokeForReference("approxQuantile", columnName, probabilities.ToArray(), relativeError)).Cast<double>()];

    /// <summary>The covariance of a sample.</summary>
    public double Cov(string colName1, string colName2) => (double)Reference.Invoke("cov", colName1, colName2)!;

    /// <summary>Pearson's correlation.</summary>
    public double Corr(string colName1, string colName2) => (double)Reference.Invoke("corr", colName1, colName2)!;

    /// <summary>The correlation.</summary>
    /// <param name="colName1">A column of numbers.</param>
    /// <param name="colName2">Another.</param>
    /// <param name="method">Spark knows <c>pearson</c>.</param>
    public double Corr(string colName1, string colName2, string method) => (double)Reference.Invoke("corr", colName1, colName2, method)!;

    /// <summary>How often each value of the one column comes with each of the other: a row and a column for each.</summary>
    public DataFrame Crosstab(string colName1, string colName2) => Call("crosstab", colName1, colName2);

    /// <summary>The values that may make up a hundredth of the column or more: all that do, and perhaps others.</summary>
    public DataFrame FreqItems(IEnumerable<string> columnNames) => Call("freqItems", [columnNames.ToArray()]);

    /// <summary>The values that may make up a share of the column: all that do, and perhaps others.</summary>
    /// <param name="columnNames">The columns.</param>
    /// <param name="support">The share, from 0.0001 to 1.</param>
    public DataFrame FreqItems(IEnumerable<string> columnNames, double support) => Call("freqItems", columnNames.ToArray(), support);

    /// <summary>Rows at random, with a probability for each value of a column; values without one are left out.</summary>
    public DataFrame SampleBy<T>(string columnName, IDictionary<T, double> fractions, long seed) => Call("sampleBy", columnName, Fractions(fractions), seed);

    /// <inheritdoc cref="SampleBy{T}(string, IDictionary{T, double}, long)" />
    public DataFrame SampleBy<T>(Column column, IDictionary<T, double> fractions, long seed) => Call("sampleBy", column, Fractions(fractions), seed);

    private static Dictionary<object, double> Fractions<T>(IDictionary<T, double> fractions) => fractions.ToDictionary(entry => JavaValue.Java(entry.Key)!, entry => entry.Value);

    private DataFrame Call(string methodName, params object?[] args) => new(Reference.InvokeForReference(methodName, args));
}
