using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Spark.Gateway;

namespace FleetSpark.WireTests;

/// <summary>A gateway that answers as the test says, on a port of its own. Each connection has a thread, as in the JVM.</summary>
internal sealed class FakeGateway : IDisposable
{
    public const string Secret = "a word";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Action<FakeConnection, string> _serve;

    /// <summary>Opens the gateway.</summary>
    /// <param name="serve">Is given each command, its lines joined by blanks and without the last, and answers it; null to answer each with null.</param>
    public FakeGateway(Action<FakeConnection, string>? serve = null)
    {
        _serve = serve ?? ((connection, _) => connection.Send("!yv\n"));
        _listener.Start();
        Address = new GatewayAddress(((IPEndPoint)_listener.LocalEndpoint).Port, Secret);
        new Thread(Accept) { IsBackground = true, Name = "fake-gateway" }.Start();
    }

    public GatewayAddress Address { get; }

    /// <summary>All connections that there ever were, in their order.</summary>
    public ConcurrentQueue<FakeConnection> Connections { get; } = new();

    /// <summary>Ends all connections, as the end of the JVM does.</summary>
    public void Dispose()
    {
        _listener.Stop();
        foreach (var connection in Connections)
        {
            connection.Close();
        }
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var connection = new FakeConnection(_listener.AcceptSocket());
                Connections.Enqueue(connection);
                new Thread(() => connection.Run(_serve)) { IsBackground = true, Name = "fake-connection" }.Start();
            }
        }
        catch (Exception failed) when (failed is SocketException or InvalidOperationException)
        {
            // the gateway was closed
        }
    }
}
