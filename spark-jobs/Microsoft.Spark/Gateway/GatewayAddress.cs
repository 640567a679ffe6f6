namespace Microsoft.Spark.Gateway;

/// <summary>Where a gateway listens on this machine, and the word that it lets callers in by.</summary>
/// <param name="Port">A TCP port of the loopback interface.</param>
/// <param name="Secret">The secret; never shown.</param>
internal sealed record GatewayAddress(int Port, string Secret)
{
    /// <inheritdoc />
    public override string ToString() => $"127.0.0.1:{Port}";
}
