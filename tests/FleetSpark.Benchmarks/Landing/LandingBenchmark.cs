using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using FleetSpark.Landing.Records;
using FleetSpark.Landing.Sources.Gps;
using FleetSpark.Testing;

namespace FleetSpark.Benchmarks.Landing;

/// <summary>
/// A backlog of a whole day in the local cloud's queue, landed by one <c>fleet land gps</c> into a lake on its S3; and what checking, splitting and compressing its
/// messages take together against compressing alone, in turn.
/// </summary>
internal static class LandingBenchmark
{
    private const int WarmRounds = 3; // the runtime compiles what is hot again, a while later
    private const int Rounds = 9;
    private const double MostOfGzip = 1.5;

    public static async Task<int> RunAsync(int trucks)
    {
        using var folder = new TemporaryFolder();
        var simulated = await SimulatedDay.SimulateAsync(folder, trucks);
        var sends = Directory.EnumerateFiles(Path.Combine(simulated, "gps")).Order(StringComparer.Ordinal).Select(ReadSend).Where(send => send.Length <= 1 << 20).ToList();
        await LandBacklogAsync(sends);
        await CompareWithGzipAsync(sends);
        return 0;
    }

    private static async Task LandBacklogAsync(List<byte[]> sends)
    {
        await using var cloud = await LocalCloud.StartAsync();
        var queue = (await cloud.Sqs.CreateQueueAsync("gps")).QueueUrl;
        await Parallel.ForEachAsync(sends, async (send, token) => await cloud.Sqs.SendMessageAsync(queue, System.Text.Encoding.UTF8.GetString(send), token));
        using var lake = await cloud.CreateLakeAsync();
        await cloud.PutAsync(lake.Lake.Location.At("landing.yaml"), $"gps:\n  queue_url: {queue}\n");
        var before = cloud.ProcessorSeconds;
        var landed = await Processes.MeasureAsync(Processes.Fleet, "land", "gps", "--until-empty", "--json", "--lake", lake.Lake.Location.ToString());
        var report = JsonNode.Parse(landed.Output)!;
        var records = report["records"]!.GetValue<long>();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"backlog of {sends.Count} sends, {records:N0} records: {landed.Seconds:0.0} s, {records / landed.Seconds:N0} records a second, {landed.PeakMegabytes} MB at most, {report["objects"]} objects; the local cloud's own work {(cloud.ProcessorSeconds - before) / landed.Seconds:P0} of that time"));
    }

    private static async Task CompareWithGzipAsync(List<byte[]> sends)
    {
        var fields = JudgedFields.Of(BuiltIn.Catalog.Source("gps").Fields);
        var (ours, gzip) = (new List<double>(), new List<double>());
        for (var round = 0; round < WarmRounds + Rounds; round++)
        {
            var (landing, compressing) = (await TimeAsync(() => LandAsync(fields, sends)), await TimeAsync(() => CompressAsync(sends)));
            if (round >= WarmRounds)
            {
                ours.Add(landing);
                gzip.Add(compressing);
            }
        }

        Console.WriteLine($"checked, split and compressed {Figures.Median(ours):0.00} s, compressed alone {Figures.Median(gzip):0.00} s: {Figures.Ratio(ours, gzip, MostOfGzip)}");
    }

    private static async Task LandAsync(JudgedFields fields, List<byte[]> sends)
    {
        using var batch = new MessageBatch(fields, new MemoryStore(), new HashSet<string>());
        for (var number = 0; number < sends.Count; number++)
        {
            await batch.TakeAsync(new QueueMessage(number.ToString(CultureInfo.InvariantCulture), sends[number], DateTimeOffset.UnixEpoch, string.Empty), CancellationToken.None);
        }

        await batch.PutAsync(CancellationToken.None);
    }

    private static async Task CompressAsync(List<byte[]> sends)
    {
        await using var gzip = new GZipStream(new MemoryStream(), CompressionLevel.Fastest);
        foreach (var send in sends)
        {
            gzip.Write(send);
        }
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    private static byte[] ReadSend(string file)
    {
        using var unpacked = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }
}
