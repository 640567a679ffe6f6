namespace Microsoft.Spark.Gateway;

/// <summary>
/// Tells when the JVM goes. A program that spark-submit started is not ended with it, and one that waits for nothing from the JVM would never
/// know: an idle connection on a thread of its own sees its end.
/// </summary>
internal sealed class JvmWatch : IDisposable
{
    private readonly GatewayConnection _connection;
    private volatile bool _isDisposed;

    private JvmWatch(GatewayConnection connection) => _connection = connection;

    /// <summary>Begins to watch.</summary>
    /// <param name="address">The JVM's gateway.</param>
    /// <param name="onGone">Called once, on the watch's thread, when the JVM is gone; not after <see cref="Dispose"/>.</param>
    public static JvmWatch Start(GatewayAddress address, Action onGone)
    {
        var watch = new JvmWatch(GatewayConnection.Open(address));
        var thread = new Thread(() => watch.Run(onGone)) { IsBackground = true, Name = "jvm-watch" };
        thread.Start();
        return watch;
    }

    /// <summary>Ends the watch.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _connection.Dispose();
    }

    private void Run(Action onGone)
    {
        _connection.WaitForEnd();
        if (!_isDisposed)
        {
            onGone();
        }
    }
}
