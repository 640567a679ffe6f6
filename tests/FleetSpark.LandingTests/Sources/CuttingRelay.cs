using System.Net;
using System.Net.Sockets;

namespace FleetSpark.LandingTests;

/// <summary>Stands between a lander and its server, and breaks the connections one after the other as it is told; those after them pass.</summary>
internal sealed class CuttingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<Socket> _sockets = [];
    private readonly Queue<Break> _breaks;
    private readonly int _serverPort;
    private readonly Task _accepting;

    public CuttingRelay(int serverPort, IEnumerable<Break> breaks)
    {
        _serverPort = serverPort;
        _breaks = new Queue<Break>(breaks);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Breaks that were not met yet.</summary>
    public int BreaksLeft => _breaks.Count;

    public int Connections { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        lock (_sockets)
        {
            _sockets.ForEach(socket => socket.Dispose());
        }

        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_end.Token);
                var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
                lock (_sockets)
                {
                    _sockets.AddRange([client, server]);
                }

                await server.ConnectAsync(IPAddress.Loopback, _serverPort, _end.Token);
                Connections++;
                var at = _breaks.TryDequeue(out var next) ? next : new Break(long.MaxValue, IsFreeze: false);
                _ = HandOnAsync(client, server, long.MaxValue, isFreeze: false);
                _ = HandOnAsync(server, client, at.AfterBytes, at.IsFreeze);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            // Disposed.
        }
    }

    private async Task HandOnAsync(Socket from, Socket to, long bytes, bool isFreeze)
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (bytes > 0 && await from.ReceiveAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, bytes)), _end.Token) is var length and > 0)
            {
                for (var sent = 0; sent < length;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, length - sent), _end.Token);
                }

                bytes -= length;
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One side is gone, and so the other will be.
        }

        if (isFreeze && bytes == 0)
        {
            return; // nothing comes any more, and nobody says why
        }

        to.LingerState = new LingerOption(enable: true, seconds: 0); // cut, not closed
        from.Dispose();
        to.Dispose();
    }
}

/// <summary>When a connection breaks.</summary>
/// <param name="AfterBytes">After how many bytes from the server.</param>
/// <param name="IsFreeze">Whether it then freezes rather than being cut.</param>
internal readonly record struct Break(long AfterBytes, bool IsFreeze);
