namespace Microsoft.Spark.Sql;

// Mathematics: on numbers, a row at a time.
public static partial class Functions
{
    /// <summary>The value without its sign.</summary>
    public static Column Abs(Column column) => Call("abs", column);

    /// <summary>Arc cosine, in radians.</summary>
    public static Column Acos(Column column) => Call("acos", column);

    /// <inheritdoc cref="Acos(Column)" />
    public static Column Acos(string columnName) => Call("acos", columnName);

    /// <summary>Inverse hyperbolic cosine.</summary>
    public static Column Acosh(Column column) => Call("acosh", column);

    /// <inheritdoc cref="Acosh(Column)" />
    public static Column Acosh(string columnName) => Call("acosh", columnName);

    /// <summary>Arc sine, in radians.</summary>
    public static Column Asin(Column column) => Call("asin", column);

    /// <inheritdoc cref="Asin(Column)" />
    public static Column Asin(string columnName) => Call("asin", columnName);

    /// <summary>Inverse hyperbolic sine.</summary>
    public static Column Asinh(Column column) => Call("asinh", column);

    /// <inheritdoc cref="Asinh(Column)" />
    public static Column Asinh(string columnName) => Call("asinh", columnName);

    /// <summary>Arc tangent, in radians.</summary>
    public static Column Atan(Column column) => Call("atan", column);

    /// <inheritdoc cref="Atan(Column)" />
    public static Column Atan(string columnName) => Call("atan", columnName);

    /// <summary>Inverse hyperbolic tangent.</summary>
    public static Column Atanh(Column column) => Call("atanh", column);

    /// <inheritdoc cref="Atanh(Column)" />
    public static Column Atanh(string columnName) => Call("atanh", columnName);

    /// <summary>The binary digits of a whole number, as text.</summary>
    public static Column Bin(Column column) => Call("bin", column);

    /// <inheritdoc cref="Bin(Column)" />
    public static Column Bin(string columnName) => Call("bin", columnName);

    /// <summary>The number rounded half to even.</summary>
    public static Column Bround(Column column) => Call("bround", column);

    /// <inheritdoc cref="Bround(Column)" />
    public static Column Bround(Column column, int scale) => Call("bround", column, scale);

    /// <summary>Cube root.</summary>
    public static Column Cbrt(Column column) => Call("cbrt", column);

    /// <inheritdoc cref="Cbrt(Column)" />
    public static Column Cbrt(string columnName) => Call("cbrt", columnName);

    /// <summary>The smallest whole number that is not below the value.</summary>
    public static Column Ceil(Column column) => Call("ceil", column);

    /// <inheritdoc cref="Ceil(Column)" />
    public static Column Ceil(string columnName) => Call("ceil", columnName);

    /// <summary>The text of a number in one base turned into another base.</summary>
    public static Column Conv(Column column, int fromBase, int toBase) => Call("conv", column, fromBase, toBase);

    /// <summary>Cosine of an angle in radians.</summary>
    public static Column Cos(Column column) => Call("cos", column);

    /// <inheritdoc cref="Cos(Column)" />
    public static Column Cos(string columnName) => Call("cos", columnName);

    /// <summary>Hyperbolic cosine.</summary>
    public static Column Cosh(Column column) => Call("cosh", column);

    /// <inheritdoc cref="Cosh(Column)" />
    public static Column Cosh(string columnName) => Call("cosh", columnName);

    /// <summary>An angle in radians turned into degrees.</summary>
    public static Column Degrees(Column column) => Call("degrees", column);

    /// <inheritdoc cref="Degrees(Column)" />
    public static Column Degrees(string columnName) => Call("degrees", columnName);

    /// <summary>e raised to the value.</summary>
    public static Column Exp(Column column) => Call("exp", column);

    /// <inheritdoc cref="Exp(Column)" />
    public static Column Exp(string columnName) => Call("exp", columnName);

    /// <summary>e raised to the value, less one: exact for values near zero.</summary>
    public static Column Expm1(Column column) => Call("expm1", column);

    /// <inheritdoc cref="Expm1(Column)" />
    public static Column Expm1(string columnName) => Call("expm1", columnName);

    /// <summary>The factorial of a whole number from 0 to 20; null outside that.</summary>
    public static Column Factorial(Column column) => Call("factorial", column);

    /// <summary>The largest whole number that is not above the value.</summary>
    public static Column Floor(Column column) => Call("floor", column);

    /// <inheritdoc cref="Floor(Column)" />
    public static Column Floor(string columnName) => Call("floor", columnName);

    /// <summary>Hexadecimal text of a number, a text or bytes.</summary>
    public static Column Hex(Column column) => Call("hex", column);

    /// <summary>Natural logarithm, or the one of the base that is given.</summary>
    public static Column Log(Column column) => Call("log", column);

    /// <inheritdoc cref="Log(Column)" />
    public static Column Log(string columnName) => Call("log", columnName);

    /// <inheritdoc cref="Log(Column)" />
    public static Column Log(double logBase, Column column) => Call("log", logBase, column);

    /// <inheritdoc cref="Log(Column)" />
    public static Column Log(double logBase, string columnName) => Call("log", logBase, columnName);

    /// <summary>Logarithm of base 10.</summary>
    public static Column Log10(Column column) => Call("log10", column);

    /// <inheritdoc cref="Log10(Column)" />
    public static Column Log10(string columnName) => Call("log10", columnName);

    /// <summary>Natural logarithm of one plus the value: exact for values near zero.</summary>
    public static Column Log1p(Column column) => Call("log1p", column);

    /// <inheritdoc cref="Log1p(Column)" />
    public static Column Log1p(string columnName) => Call("log1p", columnName);

    /// <summary>Logarithm of base 2.</summary>
    public static Column Log2(Column column) => Call("log2", column);

    /// <inheritdoc cref="Log2(Column)" />
    public static Column Log2(string columnName) => Call("log2", columnName);

    /// <summary>The value with its sign turned.</summary>
    public static Column Negate(Column column) => Call("negate", column);

    /// <summary>The remainder, never negative for a positive divisor.</summary>
    public static Column Pmod(Column left, Column right) => Call("pmod", left, right);

    /// <summary>An angle in degrees turned into radians.</summary>
    public static Column Radians(Column column) => Call("radians", column);

    /// <inheritdoc cref="Radians(Column)" />
    public static Column Radians(string columnName) => Call("radians", columnName);

    /// <summary>The nearest whole number, as a double.</summary>
    public static Column Rint(Column column) => Call("rint", column);

    /// <inheritdoc cref="Rint(Column)" />
    public static Column Rint(string columnName) => Call("rint", columnName);

    /// <summary>The number rounded half up, to the digits after the point that are given or none.</summary>
    public static Column Round(Column column) => Call("round", column);

    /// <inheritdoc cref="Round(Column)" />
    public static Column Round(Column column, int scale) => Call("round", column, scale);

    /// <summary>-1, 0 or 1 by the value's sign.</summary>
    public static Column Signum(Column column) => Call("signum", column);

    /// <inheritdoc cref="Signum(Column)" />
    public static Column Signum(string columnName) => Call("signum", columnName);

    /// <summary>Sine of an angle in radians.</summary>
    public static Column Sin(Column column) => Call("sin", column);

    /// <inheritdoc cref="Sin(Column)" />
    public static Column Sin(string columnName) => Call("sin", columnName);

    /// <summary>Hyperbolic sine.</summary>
    public static Column Sinh(Column column) => Call("sinh", column);

    /// <inheritdoc cref="Sinh(Column)" />
    public static Column Sinh(string columnName) => Call("sinh", columnName);

    /// <summary>Square root.</summary>
    public static Column Sqrt(Column column) => Call("sqrt", column);

    /// <inheritdoc cref="Sqrt(Column)" />
    public static Column Sqrt(string columnName) => Call("sqrt", columnName);

    /// <summary>Tangent of an angle in radians.</summary>
    public static Column Tan(Column column) => Call("tan", column);

    /// <inheritdoc cref="Tan(Column)" />
    public static Column Tan(string columnName) => Call("tan", columnName);

    /// <summary>Hyperbolic tangent.</summary>
    public static Column Tanh(Column column) => Call("tanh", column);

    /// <inheritdoc cref="Tanh(Column)" />
    public static Column Tanh(string columnName) => Call("tanh", columnName);

    /// <summary>The bytes that a hexadecimal text stands for.</summary>
    public static Column Unhex(Column column) => Call("unhex", column);
}
