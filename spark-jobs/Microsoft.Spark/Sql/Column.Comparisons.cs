namespace Microsoft.Spark.Sql;

// Conditions. A comparison with null is null, which a filter takes as false.
public sealed partial class Column
{
    /// <summary>Whether the values are equal.</summary>
    public Column EqualTo(object rhs) => CallWith("equalTo", rhs);

    /// <summary>Whether the values differ.</summary>
    public Column NotEqual(object rhs) => CallWith("notEqual", rhs);

    /// <summary>Whether the values are equal; true for two nulls and false for one.</summary>
    public Column EqNullSafe(object obj) => CallWith("eqNullSafe", obj);

    /// <summary>Whether the value is greater.</summary>
    public Column Gt(object rhs) => CallWith("gt", rhs);

    /// <summary>Whether the value is less.</summary>
    public Column Lt(object rhs) => CallWith("lt", rhs);

    /// <summary>Whether the value is greater or equal.</summary>
    public Column Geq(object rhs) => CallWith("geq", rhs);

    /// <summary>Whether the value is less or equal.</summary>
    public Column Leq(object rhs) => CallWith("leq", rhs);

    /// <summary>Whether the value lies between the bounds, both included.</summary>
    public Column Between(object lowerBound, object upperBound) => Call("between", JavaValue.Of(lowerBound), JavaValue.Of(upperBound));

    /// <summary>Whether the number is NaN.</summary>
    public Column IsNaN() => Call("isNaN");

    /// <summary>Whether the value is null.</summary>
    public Column IsNull() => Call("isNull");

    /// <summary>Whether the value is not null.</summary>
    public Column IsNotNull() => Call("isNotNull");

    /// <summary>Whether one of the conditions holds.</summary>
    public Column Or(Column other) => Call("or", other);

    /// <summary>Whether both conditions hold.</summary>
    public Column And(Column other) => Call("and", other);

    /// <summary>Whether the value is one of these.</summary>
    public Column IsIn(params string[] list) => IsAnyOf(list);

    /// <inheritdoc cref="IsIn(string[])" />
    public Column IsIn(params int[] list) => IsAnyOf(list);

    /// <inheritdoc cref="IsIn(string[])" />
    public Column IsIn(params long[] list) => IsAnyOf(list);

    /// <inheritdoc cref="IsIn(string[])" />
    public Column IsIn(params bool[] list) => IsAnyOf(list);

    /// <inheritdoc cref="IsIn(string[])" />
    public Column IsIn(params short[] list) => IsAnyOf(list);

    /// <inheritdoc cref="IsIn(string[])" />
    public Column IsIn(params float[] list) => IsAnyOf(list);

    /// <inheritdoc cref="IsIn(string[])" />
    public Column IsIn(params double[] list) => IsAnyOf(list);

    /// <inheritdoc cref="IsIn(string[])" />
    public Column IsIn(params decimal[] list) => IsAnyOf(list);

    /// <summary>Whether the text matches a pattern of SQL: <c>%</c> for any characters, <c>_</c> for one.</summary>
    public Column Like(string literal) => Call("like", literal);

    /// <summary>Whether a Java regular expression matches a part of the text.</summary>
    public Column RLike(string literal) => Call("rlike", literal);

    /// <summary>Whether the text holds the other.</summary>
    public Column Contains(object other) => CallWith("contains", other);

    /// <summary>Whether the text starts with the other.</summary>
    public Column StartsWith(Column other) => Call("startsWith", other);

    /// <inheritdoc cref="StartsWith(Column)" />
    public Column StartsWith(string literal) => Call("startsWith", literal);

    /// <summary>Whether the text ends with the other.</summary>
    public Column EndsWith(Column other) => Call("endsWith", other);

    /// <inheritdoc cref="EndsWith(Column)" />
    public Column EndsWith(string literal) => Call("endsWith", literal);

    private Column IsAnyOf<T>(T[] list) => Call("isin", [JavaValue.OfAll(list)]);
}
