using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FleetSpark.Testing;
using Microsoft.Spark;

namespace FleetSpark.Benchmarks.Spark;

/// <summary>The least call there is against the same bytes sent to another process and back.</summary>
internal static class CallBenchmark
{
    private const int Calls = 1000;
    private const int Rounds = 9;
    private const int CallsBefore = 30_000; // until the JVM has made fast code of what answers
    private static readonly byte[] Request = "c\nz:java.lang.Math\nabs\ni-5\ne\n"u8.ToArray();
    private static readonly byte[] Answer = "!yi5\n"u8.ToArray();

    public static async Task RunAsync()
    {
        using var driver = SparkDriver.Start(new SparkDriverOptions { SubmitArguments = Submit.Options });
        using var echo = FleetProcess.StartOther(Processes.Bench, Environment.CurrentDirectory, "echo");
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, int.Parse((await echo.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture));
            var buffer = new byte[Answer.Length];
            MedianOf(CallsBefore, () => Call(driver));
            MedianOf(CallsBefore, () => RoundTrip(socket, buffer));
            var (calls, trips) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                calls.Add(MedianOf(Calls, () => Call(driver)));
                trips.Add(MedianOf(Calls, () => RoundTrip(socket, buffer)));
            }

            Console.WriteLine($"a call {Figures.Median(calls):0.0} us, the same bytes there and back {Figures.Median(trips):0.0} us: {Figures.Ratio(calls, trips, 2.5)}");
        }
        finally
        {
            echo.Kill();
        }
    }

    /// <summary>The other process: answers every request with the same bytes, until it is killed or nobody asks.</summary>
    public static int Echo()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        using var socket = listener.AcceptSocket();
        socket.NoDelay = true;
        var buffer = new byte[Request.Length];
        while (Receive(socket, buffer))
        {
            socket.Send(Answer);
        }

        return 0;
    }

    private static void Call(SparkDriver driver) => driver.Jvm.CallStaticJavaMethod("java.lang.Math", "abs", -5);

    private static void RoundTrip(Socket socket, byte[] buffer)
    {
        socket.Send(Request);
        Receive(socket, buffer);
    }

    private static bool Receive(Socket socket, byte[] buffer)
    {
        for (var length = 0; length < buffer.Length;)
        {
            var received = socket.Receive(buffer.AsSpan(length));
            if (received == 0)
            {
                return false;
            }

            length += received;
        }

        return true;
    }

    private static double MedianOf(int times, Action action)
    {
        var microseconds = new double[times];
        for (var time = 0; time < times; time++)
        {
            var began = Stopwatch.GetTimestamp();
            action();
            microseconds[time] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
        }

        return Figures.Median(microseconds);
    }
}
