using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FleetSpark.Testing;

namespace FleetSpark.Benchmarks.Spark;

/// <summary>
/// Stands between a program and its gateway, hands on what comes, and tells for how long the gateway had nothing to do for it: neither a call to answer
/// nor rows to make. Rows come on a socket of their own, which the JVM serves while no call is under way, so that one is led through here too.
/// </summary>
internal sealed class Relay(int gatewayPort)
{
    /// <summary>What its last line begins with; seconds in which the gateway waited, seconds in which it was busy, and the number of calls follow.</summary>
    public const string Mark = "relayed:";

    private const string PortVariable = "PYSPARK_GATEWAY_PORT";
    private readonly BusyTime _gateway = new();
    private int _calls;

    /// <summary>Runs a program whose gateway is the one of this program's environment.</summary>
    public static async Task<int> RunAsync(string program, string[] arguments)
    {
        var relay = new Relay(int.Parse(Environment.GetEnvironmentVariable(PortVariable)!, CultureInfo.InvariantCulture));
        var port = Listen(relay.HandOnCalls);
        var result = await FleetProcess.FinishAsync(FleetProcess.StartOther("env", Environment.CurrentDirectory, [$"{PortVariable}={port}", program, .. arguments]));
        Console.WriteLine(result.Output + result.Error);
        var (idle, busy) = relay._gateway.Told();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Mark} {idle.TotalSeconds:0.000} {busy.TotalSeconds:0.000} {relay._calls}"));
        return result.ExitCode;
    }

    private static int Listen(Action<Socket> accepted)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = AcceptAsync();
        return ((IPEndPoint)listener.LocalEndpoint).Port;

        async Task AcceptAsync()
        {
            while (true)
            {
                accepted(await listener.AcceptSocketAsync());
            }
        }
    }

    private void HandOnCalls(Socket program)
    {
        var gateway = Connect(program, gatewayPort);
        var call = new Call(this);
        HandOn(program, gateway, call.Asked);
        HandOn(gateway, program, call.Answered);
    }

    // The JVM is busy while its next rows are waited for, and not while the program takes them.
    private void HandOnRows(Socket program, int port)
    {
        var rows = Connect(program, port);
        HandOn(program, rows, bytes => bytes);
        HandOn(rows, program, bytes => bytes, _gateway);
    }

    private static Socket Connect(Socket program, int port)
    {
        var gateway = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        program.NoDelay = true;
        gateway.Connect(IPAddress.Loopback, port);
        return gateway;
    }

    // Threads, as on both sides: what a pool would add to a call is not the program's.
    private static void HandOn(Socket from, Socket to, Func<byte[], byte[]> pass, BusyTime? busyUntilNext = null) => new Thread(() =>
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (Received() is var length and > 0)
            {
                to.Send(pass(buffer[..length]));
            }
        }
        catch (SocketException)
        {
            // One side is gone, and so the other will be.
        }

        from.Dispose();
        to.Dispose();

        int Received()
        {
            busyUntilNext?.Begin();
            try
            {
                return from.Receive(buffer);
            }
            finally
            {
                busyUntilNext?.End();
            }
        }
    }) { IsBackground = true }.Start();

    // Of one connection there is one at a time; a request may come in pieces, and so may its answer, which is one line.
    private sealed class Call(Relay relay)
    {
        private const string ListMark = "!yt";
        private const string NumberMark = "!yi";
        private bool _isUnderWay;
        private string _asked = string.Empty;
        private string? _served; // the list whose first element is the port at which rows are served

        public byte[] Asked(byte[] bytes)
        {
            if (!_isUnderWay)
            {
                _isUnderWay = true;
                _asked = Encoding.UTF8.GetString(bytes);
                Interlocked.Increment(ref relay._calls);
                relay._gateway.Begin();
            }

            return bytes;
        }

        public byte[] Answered(byte[] bytes)
        {
            if (bytes[^1] != (byte)'\n')
            {
                return bytes;
            }

            var answer = Encoding.UTF8.GetString(bytes);
            if (answer.StartsWith(ListMark, StringComparison.Ordinal) && _asked.Contains("\ncollectAsArrowToPython\n", StringComparison.Ordinal))
            {
                _served = answer[ListMark.Length..].Trim();
            }
            else if (answer.StartsWith(NumberMark, StringComparison.Ordinal) && _asked == $"a\ng\n{_served}\ni0\ne\n")
            {
                var port = int.Parse(answer.AsSpan(NumberMark.Length), CultureInfo.InvariantCulture);
                bytes = Encoding.UTF8.GetBytes($"{NumberMark}{Listen(program => relay.HandOnRows(program, port))}\n");
                _served = null;
            }

            _isUnderWay = false;
            relay._gateway.End();
            return bytes;
        }
    }
}
