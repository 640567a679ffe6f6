namespace Microsoft.Spark.Sql;

// Arithmetic, and the operators of C#. The right side is a column or a constant.
public sealed partial class Column
{
    /// <summary>The sum.</summary>
    public Column Plus(object rhs) => CallWith("plus", rhs);

    /// <summary>The difference.</summary>
    public Column Minus(object rhs) => CallWith("minus", rhs);

    /// <summary>The product.</summary>
    public Column Multiply(object rhs) => CallWith("multiply", rhs);

    /// <summary>The quotient, with a fraction; null, or a failure in ANSI mode, where the divisor is zero.</summary>
    public Column Divide(object rhs) => CallWith("divide", rhs);

    /// <summary>The remainder, with the dividend's sign.</summary>
    public Column Mod(object rhs) => CallWith("mod", rhs);

    /// <summary>The bits that both have.</summary>
    public Column BitwiseAND(object other) => CallWith("bitwiseAND", other);

    /// <summary>The bits that either has.</summary>
    public Column BitwiseOR(object other) => CallWith("bitwiseOR", other);

    /// <summary>The bits that one of them has.</summary>
    public Column BitwiseXOR(object other) => CallWith("bitwiseXOR", other);

    /// <summary>A part of the text or bytes.</summary>
    /// <param name="startPos">Its place, counted from 1.</param>
    /// <param name="len">Its length.</param>
    public Column SubStr(Column startPos, Column len) => Call("substr", startPos, len);

    /// <inheritdoc cref="SubStr(Column, Column)" />
    public Column SubStr(int startPos, int len) => Call("substr", startPos, len);

    /// <summary>The number with its sign turned.</summary>
    public static Column operator -(Column self) => Functions.Negate(self);

    /// <summary>The condition turned.</summary>
    public static Column operator !(Column self) => Functions.Not(self);

    /// <inheritdoc cref="EqualTo" />
    public static Column operator ==(Column lhs, object rhs) => lhs.EqualTo(rhs);

    /// <inheritdoc cref="NotEqual" />
    public static Column operator !=(Column lhs, object rhs) => lhs.NotEqual(rhs);

    /// <inheritdoc cref="Gt" />
    public static Column operator >(Column lhs, object rhs) => lhs.Gt(rhs);

    /// <inheritdoc cref="Lt" />
    public static Column operator <(Column lhs, object rhs) => lhs.Lt(rhs);

    /// <inheritdoc cref="Leq" />
    public static Column operator <=(Column lhs, object rhs) => lhs.Leq(rhs);

    /// <inheritdoc cref="Geq" />
    public static Column operator >=(Column lhs, object rhs) => lhs.Geq(rhs);

    /// <inheritdoc cref="Or" />
    public static Column operator |(Column lhs, Column rhs) => lhs.Or(rhs);

    /// <inheritdoc cref="And" />
    public static Column operator &(Column lhs, Column rhs) => lhs.And(rhs);

    /// <inheritdoc cref="Plus" />
    public static Column operator +(Column lhs, object rhs) => lhs.Plus(rhs);

    /// <inheritdoc cref="Minus" />
    public static Column operator -(Column lhs, object rhs) => lhs.Minus(rhs);

    /// <inheritdoc cref="Multiply" />
    public static Column operator *(Column lhs, object rhs) => lhs.Multiply(rhs);

    /// <inheritdoc cref="Divide" />
    public static Column operator /(Column lhs, object rhs) => lhs.Divide(rhs);

    /// <inheritdoc cref="Mod" />
    public static Column operator %(Column lhs, object rhs) => lhs.Mod(rhs);
}
