namespace Microsoft.Spark.Sql;

// Functions of two numbers, each a column, a column's name or a constant.
public static partial class Functions
{
    /// <summary>The angle, in radians, of the point (x, y) from the x axis.</summary>
    public static Column Atan2(Column y, Column x) => Call("atan2", y, x);

    /// <inheritdoc cref="Atan2(Column, Column)" />
    public static Column Atan2(Column y, double xValue) => Call("atan2", y, xValue);

    /// <inheritdoc cref="Atan2(Column, Column)" />
    public static Column Atan2(Column y, string xName) => Call("atan2", y, xName);

    /// <inheritdoc cref="Atan2(Column, Column)" />
    public static Column Atan2(double yValue, Column x) => Call("atan2", yValue, x);

    /// <inheritdoc cref="Atan2(Column, Column)" />
    public static Column Atan2(double yValue, string xName) => Call("atan2", yValue, xName);

    /// <inheritdoc cref="Atan2(Column, Column)" />
    public static Column Atan2(string yName, Column x) => Call("atan2", yName, x);

    /// <inheritdoc cref="Atan2(Column, Column)" />
    public static Column Atan2(string yName, double xValue) => Call("atan2", yName, xValue);

    /// <inheritdoc cref="Atan2(Column, Column)" />
    public static Column Atan2(string yName, string xName) => Call("atan2", yName, xName);

    /// <summary>The length of the longest side of a right-angled triangle.</summary>
    public static Column Hypot(Column left, Column right) => Call("hypot", left, right);

    /// <inheritdoc cref="Hypot(Column, Column)" />
    public static Column Hypot(Column left, double right) => Call("hypot", left, right);

    /// <inheritdoc cref="Hypot(Column, Column)" />
    public static Column Hypot(Column left, string rightName) => Call("hypot", left, rightName);

    /// <inheritdoc cref="Hypot(Column, Column)" />
    public static Column Hypot(double left, Column right) => Call("hypot", left, right);

    /// <inheritdoc cref="Hypot(Column, Column)" />
    public static Column Hypot(double left, string rightName) => Call("hypot", left, rightName);

    /// <inheritdoc cref="Hypot(Column, Column)" />
    public static Column Hypot(string leftName, Column right) => Call("hypot", leftName, right);

    /// <inheritdoc cref="Hypot(Column, Column)" />
    public static Column Hypot(string leftName, double right) => Call("hypot", leftName, right);

    /// <inheritdoc cref="Hypot(Column, Column)" />
    public static Column Hypot(string leftName, string rightName) => Call("hypot", leftName, rightName);

    /// <summary>The left value raised to the right one.</summary>
    public static Column Pow(Column left, Column right) => Call("pow", left, right);

    /// <inheritdoc cref="Pow(Column, Column)" />
    public static Column Pow(Column left, double right) => Call("pow", left, right);

    /// <inheritdoc cref="Pow(Column, Column)" />
    public static Column Pow(Column left, string rightName) => Call("pow", left, rightName);

    /// <inheritdoc cref="Pow(Column, Column)" />
    public static Column Pow(double left, Column right) => Call("pow", left, right);

    /// <inheritdoc cref="Pow(Column, Column)" />
    public static Column Pow(double left, string rightName) => Call("pow", left, rightName);

    /// <inheritdoc cref="Pow(Column, Column)" />
    public static Column Pow(string leftName, Column right) => Call("pow", leftName, right);

    /// <inheritdoc cref="Pow(Column, Column)" />
    public static Column Pow(string leftName, double right) => Call("pow", leftName, right);

    /// <inheritdoc cref="Pow(Column, Column)" />
    public static Column Pow(string leftName, string rightName) => Call("pow", leftName, rightName);
}
