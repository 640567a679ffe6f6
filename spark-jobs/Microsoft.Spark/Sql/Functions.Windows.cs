namespace Microsoft.Spark.Sql;

// Functions over a window; Column.Over(Expressions.WindowSpec) gives it.
public static partial class Functions
{
    /// <summary>The share of the window's rows that are at or before this one.</summary>
    public static Column CumeDist() => Call("cume_dist");

    /// <summary>The row's rank without gaps after ties, from 1.</summary>
    public static Column DenseRank() => Call("dense_rank");

    /// <summary>The value of the offset-th row of the frame, from 1; only those that are not null count if nulls are ignored.</summary>
    public static Column NthValue(Column column, int offset, bool ignoreNulls = false) => Call("nth_value", column, offset, ignoreNulls);

    /// <summary>The number, from 1, of the row's group when the window is cut into n groups of about one size.</summary>
    public static Column Ntile(int n) => Call("ntile", n);

    /// <summary>The row's rank as a share, 0 to 1.</summary>
    public static Column PercentRank() => Call("percent_rank");

    /// <summary>The row's rank, from 1; ties leave gaps behind them.</summary>
    public static Column Rank() => Call("rank");

    /// <summary>The row's number in the window, from 1.</summary>
    public static Column RowNumber() => Call("row_number");

    /// <summary>The value of the row some rows before this one; the default, or null, where there is no such row.</summary>
    public static Column Lag(Column column, int offset, object? defaultValue = null) => Neighbour("lag", column, offset, defaultValue);

    /// <inheritdoc cref="Lag(Column, int, object)" />
    public static Column Lag(string columnName, int offset, object? defaultValue = null) => Neighbour("lag", columnName, offset, defaultValue);

    /// <inheritdoc cref="Lag(Column, int, object)" />
    /// <remarks>Rows whose value is null may be passed over.</remarks>
    public static Column Lag(Column column, int offset, object? defaultValue, bool ignoreNulls) => Call("lag", column, offset, JavaValue.Of(defaultValue), ignoreNulls);

    /// <summary>The value of the row some rows after this one; the default, or null, where there is no such row.</summary>
    public static Column Lead(Column column, int offset, object? defaultValue = null) => Neighbour("lead", column, offset, defaultValue);

    /// <inheritdoc cref="Lead(Column, int, object)" />
    public static Column Lead(string columnName, int offset, object? defaultValue = null) => Neighbour("lead", columnName, offset, defaultValue);

    /// <inheritdoc cref="Lead(Column, int, object)" />
    /// <remarks>Rows whose value is null may be passed over.</remarks>
    public static Column Lead(Column column, int offset, object? defaultValue, bool ignoreNulls) => Call("lead", column, offset, JavaValue.Of(defaultValue), ignoreNulls);

    private static Column Neighbour(string methodName, object column, int offset, object? defaultValue) =>
        defaultValue is null ? Call(methodName, column, offset) : Call(methodName, column, offset, JavaValue.Of(defaultValue));
}
