using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FleetSpark.Testing;

namespace FleetSpark.Benchmarks.Functions;

/// <summary>
/// From the start of the queue's function until its first byte reaches S3, an event being ready, against the whole life of a native program that does
/// nothing, in turn.
/// </summary>
internal static class FunctionBenchmark
{
    /// <summary>How many starts where nobody says it.</summary>
    public const int Starts = 100;

    private const double MostMilliseconds = 40;

    private static readonly byte[] Event = Encoding.UTF8.GetBytes(
        """{"Records":[{"messageId":"m","receiptHandle":"r","body":"{\"device_number\":\"d\",\"latitude\":-23.5,\"longitude\":-46.6,\"recorded_at\":\"2026-03-10T12:00:00Z\"}","attributes":{"SentTimestamp":"1773144000000"}}]}""");

    public static async Task<int> RunAsync(int starts)
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
        var (ours, empty) = (new List<double>(), new List<double>());
        for (var start = 0; start <= starts; start++)
        {
            var (function, nothing) = (await FirstByteMillisecondsAsync(), await WholeLifeMillisecondsAsync());
            if (start > 0) // the first one reads both programs from the disk
            {
                ours.Add(function);
                empty.Add(nothing);
            }
        }

        var (median, of) = (Figures.Median(ours), Figures.Median(empty));
        Console.WriteLine($"{starts} starts: to the first byte at S3 {median:0.0} ms, an empty program {of:0.0} ms, medians: {median - of:0.0} ms more (limit {MostMilliseconds:0}), pair by pair {Figures.Median(ours.Zip(empty, (one, other) => one - other)):0.0}");
        return 0;
    }

    private static async Task<double> FirstByteMillisecondsAsync()
    {
        using var s3 = new TcpListener(IPAddress.Loopback, 0);
        s3.Start();
        var firstByte = FirstByteAsync(s3);
        var api = await RuntimeApiServer.StartAsync();
        _ = api.InvokeAsync(Event, TimeSpan.FromMinutes(1)); // it waits for whoever asks
        var began = Stopwatch.GetTimestamp();
        await using var function = FunctionProcess.Start(
            api, "queue", ("FLEET_SOURCE", "gps"), ("FLEET_RAW", "s3://bucket/raw"), ("AWS_ENDPOINT_URL", $"http://{s3.LocalEndpoint}"));
        return Stopwatch.GetElapsedTime(began, await firstByte.WaitAsync(TimeSpan.FromMinutes(1))).TotalMilliseconds;
    }

    private static async Task<long> FirstByteAsync(TcpListener s3)
    {
        using var caller = await s3.AcceptTcpClientAsync();
        await caller.GetStream().ReadExactlyAsync(new byte[1]);
        return Stopwatch.GetTimestamp();
    }

    private static async Task<double> WholeLifeMillisecondsAsync()
    {
        var began = Stopwatch.GetTimestamp();
        using var empty = Process.Start(new ProcessStartInfo(RepositoryFiles.PathOf("artifacts", "functions", "empty", "empty")) { UseShellExecute = false })!;
        await empty.WaitForExitAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
