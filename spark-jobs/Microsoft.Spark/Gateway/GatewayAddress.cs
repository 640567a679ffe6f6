namespace Microsoft.Spark.Gateway;

/// <summary>Where a gateway listens on this machine, and the word that it lets callers in by.</summary>
/// <param name="Port">A TCP port of the loopback interface.</param>
/// <param name="Secret">The secret; never shown.</param>
internal sealed record GatewayAddress(int Port, string Secret)
{
    /// <summary>The gateway that <c>spark-submit</c> opened for this program; null where it did not start it.</summary>
    public static GatewayAddress? OfEnvironment() =>
        int.TryParse(Environment.GetEnvironmentVariable("PYSPARK_GATEWAY_PORT"), out var port) && Environment.GetEnvironmentVariable("PYSPARK_GATEWAY_SECRET") is { } secret
            ? new GatewayAddress(port, secret)
            : null;

    /// <inheritdoc />
    public override string ToString() => $"127.0.0.1:{Port}";
}
