using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FleetSpark.Testing;

namespace FleetSpark.Benchmarks.Spark;

/// <summary>Stands between a program and its gateway, hands on what comes, and tells for how long the gateway had nothing to answer.</summary>
internal sealed class Relay(int gatewayPort)
{
    /// <summary>What its last line begins with; seconds without a call under way, seconds with one, and the number of calls follow.</summary>
    public const string Mark = "relayed:";

    private const string PortVariable = "PYSPARK_GATEWAY_PORT";
    private readonly Lock _lock = new();
    private readonly long _began = Stopwatch.GetTimestamp();
    private TimeSpan _busy;
    private long _busySince;
    private int _underWay;
    private int _calls;

    /// <summary>Runs a program whose gateway is the one of this program's environment.</summary>
    public static async Task<int> RunAsync(string program, string[] arguments)
    {
        var relay = new Relay(int.Parse(Environment.GetEnvironmentVariable(PortVariable)!, CultureInfo.InvariantCulture));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = relay.AcceptAsync(listener);
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var result = await FleetProcess.FinishAsync(FleetProcess.StartOther("env", Environment.CurrentDirectory, [$"{PortVariable}={port}", program, .. arguments]));
        Console.WriteLine(result.Output + result.Error);
        Console.WriteLine(relay.Told());
        return result.ExitCode;
    }

    private string Told()
    {
        lock (_lock)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Mark} {(Stopwatch.GetElapsedTime(_began) - _busy).TotalSeconds:0.000} {_busy.TotalSeconds:0.000} {_calls}");
        }
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            var program = await listener.AcceptSocketAsync();
            var gateway = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            program.NoDelay = true;
            await gateway.ConnectAsync(IPAddress.Loopback, gatewayPort);
            var call = new Call(this);
            // Threads, as on both sides: what a pool would add to a call is not the program's.
            HandOn(program, gateway, _ => call.Asked());
            HandOn(gateway, program, call.Answered);
        }
    }

    private static void HandOn(Socket from, Socket to, Action<byte> see) => new Thread(() =>
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (from.Receive(buffer) is var length and > 0)
            {
                see(buffer[length - 1]);
                to.Send(buffer.AsSpan(0, length));
            }
        }
        catch (SocketException)
        {
            // One side is gone, and so the other will be.
        }

        from.Dispose();
        to.Dispose();
    }) { IsBackground = true }.Start();

    private void Begin()
    {
        lock (_lock)
        {
            _calls++;
            if (_underWay++ == 0)
            {
                _busySince = Stopwatch.GetTimestamp();
            }
        }
    }

    private void End()
    {
        lock (_lock)
        {
            if (--_underWay == 0)
            {
                _busy += Stopwatch.GetElapsedTime(_busySince);
            }
        }
    }

    // Of one connection there is one at a time; a request may come in pieces, and so may its answer, which is one line.
    private sealed class Call(Relay relay)
    {
        private bool _isUnderWay;

        public void Asked()
        {
            if (!_isUnderWay)
            {
                _isUnderWay = true;
                relay.Begin();
            }
        }

        public void Answered(byte last)
        {
            if (last == (byte)'\n')
            {
                _isUnderWay = false;
                relay.End();
            }
        }
    }
}
