namespace Microsoft.Spark.Sql;

// Aggregates: one value of a group of rows. Nulls are left out unless it is said otherwise.
public static partial class Functions
{
    /// <summary>About how many different values there are; the relative error is 0.05 unless it is given.</summary>
    public static Column ApproxCountDistinct(Column column) => Call("approx_count_distinct", column);

    /// <inheritdoc cref="ApproxCountDistinct(Column)" />
    public static Column ApproxCountDistinct(Column column, double rsd) => Call("approx_count_distinct", column, rsd);

    /// <inheritdoc cref="ApproxCountDistinct(Column)" />
    public static Column ApproxCountDistinct(string columnName) => Call("approx_count_distinct", columnName);

    /// <inheritdoc cref="ApproxCountDistinct(Column)" />
    public static Column ApproxCountDistinct(string columnName, double rsd) => Call("approx_count_distinct", columnName, rsd);

    /// <summary>The mean.</summary>
    public static Column Avg(Column column) => Call("avg", column);

    /// <inheritdoc cref="Avg(Column)" />
    public static Column Avg(string columnName) => Call("avg", columnName);

    /// <summary>All values as an array, in no order.</summary>
    public static Column CollectList(Column column) => Call("collect_list", column);

    /// <inheritdoc cref="CollectList(Column)" />
    public static Column CollectList(string columnName) => Call("collect_list", columnName);

    /// <summary>The different values as an array, in no order.</summary>
    public static Column CollectSet(Column column) => Call("collect_set", column);

    /// <inheritdoc cref="CollectSet(Column)" />
    public static Column CollectSet(string columnName) => Call("collect_set", columnName);

    /// <summary>Pearson's correlation of two columns.</summary>
    public static Column Corr(Column column1, Column column2) => Call("corr", column1, column2);

    /// <inheritdoc cref="Corr(Column, Column)" />
    public static Column Corr(string columnName1, string columnName2) => Call("corr", columnName1, columnName2);

    /// <summary>How many values are not null; of <c>*</c>, how many rows there are.</summary>
    public static Column Count(Column column) => Call("count", column);

    /// <inheritdoc cref="Count(Column)" />
    public static Column Count(string columnName) => Call("count", columnName);

    /// <summary>How many different combinations without a null there are.</summary>
    public static Column CountDistinct(Column column, params Column[] columns) => Call("count_distinct", column, columns);

    /// <inheritdoc cref="CountDistinct(Column, Column[])" />
    public static Column CountDistinct(string columnName, params string[] columnNames) => Call("countDistinct", columnName, columnNames);

    /// <summary>How many different combinations without a null there are.</summary>
    public static Column Count_Distinct(Column column, params Column[] columns) => Call("count_distinct", column, columns);

    /// <summary>The covariance of the whole population.</summary>
    public static Column CovarPop(Column column1, Column column2) => Call("covar_pop", column1, column2);

    /// <inheritdoc cref="CovarPop(Column, Column)" />
    public static Column CovarPop(string columnName1, string columnName2) => Call("covar_pop", columnName1, columnName2);

    /// <summary>The covariance of a sample.</summary>
    public static Column CovarSamp(Column column1, Column column2) => Call("covar_samp", column1, column2);

    /// <inheritdoc cref="CovarSamp(Column, Column)" />
    public static Column CovarSamp(string columnName1, string columnName2) => Call("covar_samp", columnName1, columnName2);

    /// <summary>The first value, in no order but the rows' own; the first that is not null if nulls are ignored.</summary>
    public static Column First(Column column, bool ignoreNulls = false) => Call("first", column, ignoreNulls);

    /// <inheritdoc cref="First(Column, bool)" />
    public static Column First(string columnName, bool ignoreNulls = false) => Call("first", columnName, ignoreNulls);

    /// <summary>1 where the column is aggregated over in this row of a cube or rollup, otherwise 0.</summary>
    public static Column Grouping(Column column) => Call("grouping", column);

    /// <inheritdoc cref="Grouping(Column)" />
    public static Column Grouping(string columnName) => Call("grouping", columnName);

    /// <summary>The bits of <see cref="Grouping(Column)"/> of the columns as one number.</summary>
    public static Column GroupingId(params Column[] columns) => Call("grouping_id", [columns]);

    /// <inheritdoc cref="GroupingId(Column[])" />
    public static Column GroupingId(string columnName, params string[] columnNames) => Call("grouping_id", columnName, columnNames);

    /// <summary>The excess kurtosis.</summary>
    public static Column Kurtosis(Column column) => Call("kurtosis", column);

    /// <inheritdoc cref="Kurtosis(Column)" />
    public static Column Kurtosis(string columnName) => Call("kurtosis", columnName);

    /// <summary>The last value, in no order but the rows' own; the last that is not null if nulls are ignored.</summary>
    public static Column Last(Column column, bool ignoreNulls = false) => Call("last", column, ignoreNulls);

    /// <inheritdoc cref="Last(Column, bool)" />
    public static Column Last(string columnName, bool ignoreNulls = false) => Call("last", columnName, ignoreNulls);

    /// <summary>The largest value.</summary>
    public static Column Max(Column column) => Call("max", column);

    /// <inheritdoc cref="Max(Column)" />
    public static Column Max(string columnName) => Call("max", columnName);

    /// <summary>The mean.</summary>
    public static Column Mean(Column column) => Call("mean", column);

    /// <inheritdoc cref="Mean(Column)" />
    public static Column Mean(string columnName) => Call("mean", columnName);

    /// <summary>The smallest value.</summary>
    public static Column Min(Column column) => Call("min", column);

    /// <inheritdoc cref="Min(Column)" />
    public static Column Min(string columnName) => Call("min", columnName);

    /// <summary>The value at a percentage from 0 to 1, or those at an array of them; the relative error is one over the accuracy.</summary>
    public static Column PercentileApprox(Column column, Column percentage, Column accuracy) => Call("percentile_approx", column, percentage, accuracy);

    /// <summary>The product of all values.</summary>
    public static Column Product(Column column) => Call("product", column);

    /// <summary>The skewness.</summary>
    public static Column Skewness(Column column) => Call("skewness", column);

    /// <inheritdoc cref="Skewness(Column)" />
    public static Column Skewness(string columnName) => Call("skewness", columnName);

    /// <summary>The standard deviation of a sample.</summary>
    public static Column Stddev(Column column) => Call("stddev", column);

    /// <inheritdoc cref="Stddev(Column)" />
    public static Column Stddev(string columnName) => Call("stddev", columnName);

    /// <summary>The standard deviation of the whole population.</summary>
    public static Column StddevPop(Column column) => Call("stddev_pop", column);

    /// <inheritdoc cref="StddevPop(Column)" />
    public static Column StddevPop(string columnName) => Call("stddev_pop", columnName);

    /// <summary>The standard deviation of a sample.</summary>
    public static Column StddevSamp(Column column) => Call("stddev_samp", column);

    /// <inheritdoc cref="StddevSamp(Column)" />
    public static Column StddevSamp(string columnName) => Call("stddev_samp", columnName);

    /// <summary>The sum.</summary>
    public static Column Sum(Column column) => Call("sum", column);

    /// <inheritdoc cref="Sum(Column)" />
    public static Column Sum(string columnName) => Call("sum", columnName);

    /// <summary>The sum of the different values.</summary>
    public static Column SumDistinct(Column column) => Call("sum_distinct", column);

    /// <inheritdoc cref="SumDistinct(Column)" />
    public static Column SumDistinct(string columnName) => Call("sumDistinct", columnName);

    /// <summary>The sum of the different values.</summary>
    public static Column Sum_Distinct(Column column) => Call("sum_distinct", column);

    /// <summary>The variance of the whole population.</summary>
    public static Column VarPop(Column column) => Call("var_pop", column);

    /// <inheritdoc cref="VarPop(Column)" />
    public static Column VarPop(string columnName) => Call("var_pop", columnName);

    /// <summary>The variance of a sample.</summary>
    public static Column VarSamp(Column column) => Call("var_samp", column);

    /// <inheritdoc cref="VarSamp(Column)" />
    public static Column VarSamp(string columnName) => Call("var_samp", columnName);

    /// <summary>The variance of a sample.</summary>
    public static Column Variance(Column column) => Call("variance", column);

    /// <inheritdoc cref="Variance(Column)" />
    public static Column Variance(string columnName) => Call("variance", columnName);
}
