using System.Text;
using FleetSpark.Landing;

namespace FleetSpark.LandingTests;

/// <summary>Objects stay within their bounds, and a file of any size is landed in little memory.</summary>
[Collection(nameof(RunsAlone))]
public sealed class SizeTests
{
    [Fact]
    public async Task Lander_120000Records_MakeThreeObjectsOfAtMost50000()
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(
            Sources.Gps, lake.Write("many.ndjson", string.Concat(Enumerable.Range(0, 120_000).Select(number => $"{{\"device_number\":\"{number}\"}}\n"))));
        Assert.Equal((120_000L, 3), (report.Records, report.Objects));
        Assert.Equal([20_000, 50_000, 50_000], (await lake.KeysAsync()).Select(CountOf).Order());
    }

    [Fact]
    public async Task Lander_LongRecords_MakeObjectsOfAtMost64Mebibytes()
    {
        using var lake = new RawLake();
        var record = $"{{\"a\":\"{new string('x', (1 << 20) - 8)}\"}}"; // with its line's end one byte more than 1 MiB
        var report = await lake.LandOneAsync(Sources.Gps, lake.Write("long.ndjson", string.Concat(Enumerable.Repeat(record + "\n", 130))));
        Assert.Equal((130L, 3), (report.Records, report.Objects));
        Assert.Equal([4, 63, 63], (await lake.KeysAsync()).Select(CountOf).Order());
    }

    [Fact]
    public async Task Lander_SameLineAgainAndAgain_IsCountedEachTime()
    {
        using var lake = new RawLake();
        var text = string.Concat(Enumerable.Repeat("{\"device_number\":\"A\"}\n", 1_660_000)) + string.Concat(Enumerable.Repeat("null\n", 110_000));
        var report = await lake.LandOneAsync(Sources.Gps, lake.Write("same.ndjson", text));
        Assert.Equal((1_660_000L, 110_000L, 37), (report.Records, report.Refused, report.Objects));
        Assert.Equal(37, (await lake.KeysAsync()).Count);
        Assert.Equal(1_660_000, (await lake.RecordsAsync()).Count(record => record.TrimEnd(' ') == "{\"device_number\":\"A\"}"));
        Assert.Equal(110_000, (await lake.RefusedAsync()).Count);
    }

    [Fact]
    public async Task Lander_ArrayOf300Megabytes_IsLandedInLittleMemory()
    {
        const long bound = 200L << 20; // an object of 64 MiB that is being made, another that is being put, and room
        using var lake = new RawLake();
        var file = lake.PathOf("big.json");
        var random = new Random(1);
        var noise = Convert.ToBase64String(Enumerable.Range(0, 1 << 20).Select(_ => (byte)random.Next()).ToArray()); // packing does not make it small
        await using (var text = new StreamWriter(file, append: false, new UTF8Encoding(false)))
        {
            await text.WriteAsync("[{\"device_number\":\"first\"}");
            for (var number = 0; number < 330_000; number++)
            {
                await text.WriteAsync($",{{\"device_number\":\"{number}\",\"filler\":\"{noise.AsSpan(random.Next(noise.Length - 900), 900)}\"}}");
            }

            await text.WriteAsync(']');
        }

        Assert.True(new FileInfo(file).Length > 300_000_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = new Watch(before);

        var report = Assert.Single((await new FileLander(Sources.Gps, lake.Store, new LandingOptions(), TimeProvider.System).LandAsync([file], watch, RawLake.Cancellation)).Files);

        Assert.Equal(330_001, report.Records);
        Assert.InRange(watch.Most, 0, bound);
    }

    private static int CountOf(string key) => int.Parse(key.Split('-')[3]);

    private sealed class Watch(long before) : IProgress<LandingProgress>
    {
        private const long Between = 16 << 20;

        private long _next;

        public long Most { get; private set; }

        public void Report(LandingProgress value)
        {
            if (value.Bytes >= _next)
            {
                _next = value.Bytes + Between;
                Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }
    }
}

/// <summary>Tests that look at the memory of the process, and so run while no other does.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
