namespace Microsoft.Spark.Gateway;

/// <summary>A <c>java.math.BigDecimal</c> that .NET's decimal cannot hold without rounding.</summary>
/// <param name="Text">Its plain text.</param>
public sealed record JavaDecimal(string Text)
{
    /// <inheritdoc />
    public override string ToString() => Text;
}
