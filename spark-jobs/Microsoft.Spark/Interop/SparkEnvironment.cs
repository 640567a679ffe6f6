using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Interop;

/// <summary>The one JVM that static members such as <c>Functions.Col</c> speak to: a program has one, as it has one SparkContext.</summary>
internal static class SparkEnvironment
{
    private static readonly Lock Guard = new();
    private static volatile SparkDriver? _driver;

    /// <summary>The driver, gone or not; null before the first use. Waits for none that is being started.</summary>
    public static SparkDriver? Current => _driver;

    /// <summary>The JVM; connected to, or started, on first use.</summary>
    /// <exception cref="Gateway.GatewayException">It cannot be.</exception>
    public static JvmBridge JvmBridge => Driver(new SparkDriverOptions()).Jvm;

    /// <summary>The driver; where there is none, or it is gone, one is connected to or started.</summary>
    public static SparkDriver Driver(SparkDriverOptions options)
    {
        lock (Guard)
        {
            if (_driver is { IsGone: false })
            {
                return _driver;
            }

            _driver?.Dispose();
            return _driver = SparkDriver.Open(options);
        }
    }
}
