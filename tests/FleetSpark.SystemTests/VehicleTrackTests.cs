using System.IO.Compression;
using FleetSpark.Landing;

namespace FleetSpark.SystemTests;

/// <summary>One real vehicle over four days, landed from its CSV file: figures that were known before this project.</summary>
public sealed class VehicleTrackTests
{
    private const string Map = "device_number=EquipmentId,latitude=latitude,longitude=longitude,speed_kmh=speed,odometer_m=\"odometer reading\",recorded_at=eventGeneratedTime:epoch_ms";
    private const string AllRows = "SELECT device_number, recorded_at, latitude, longitude, speed_kmh, odometer_m, leg_distance_m, leg_duration_s, is_jump, event_date FROM gps_positions ORDER BY ALL";

    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "data", "vehicle-track.csv.gz");

    [Fact]
    public async Task Track_OfOneVehicle_IsAsItsOdometerSays()
    {
        using var lake = new TestLake();
        await lake.LandAsync("gps", File, new LandingOptions { Map = Map });
        await lake.RunAsync();

        var total = Assert.Single(await lake.QueryAsync("SELECT COUNT(*), CAST(MAX(odometer_m) - MIN(odometer_m) AS DECIMAL(18,1)), SUM(leg_distance_m) FROM gps_positions"));
        Assert.Equal("10917", total[0]);
        Assert.Equal(482218.0m, decimal.Parse(total[1]));
        Assert.InRange(decimal.Parse(total[2]), 480_572m * 0.9995m, 480_572m * 1.0005m);

        var jump = Assert.Single(await lake.QueryAsync("SELECT leg_distance_m, leg_duration_s, CAST(leg_distance_m / leg_duration_s * 3.6 AS INT) FROM gps_positions WHERE is_jump"));
        Assert.Equal(["1", "418"], jump[1..]);
        Assert.Equal(116m, Math.Round(decimal.Parse(jump[0])));

        var days = await lake.QueryAsync("SELECT event_date, COUNT(*), COUNT(*) FILTER (WHERE CAST(recorded_at AS DATE) <> event_date) FROM gps_positions GROUP BY ALL ORDER BY 1");
        Assert.Equal([["2024-05-20", "1", "0"], ["2024-05-21", "3160", "0"], ["2024-05-22", "3087", "0"], ["2024-05-23", "4669", "0"]], days);
    }

    [Fact]
    public async Task Track_LandedTwice_ChangesNothing()
    {
        using var lake = new TestLake();
        await lake.LandAsync("gps", File, new LandingOptions { Map = Map });
        await lake.RunAsync();
        var before = await lake.QueryAsync(AllRows);
        Assert.NotEmpty(before);

        var report = await lake.LandAsync("gps", File, new LandingOptions { Map = Map });
        Assert.Equal((0, 1), (report.Landed, report.AlreadyLanded));
        Assert.Empty((await lake.RunAsync()).Tables);
        Assert.Equal(before, await lake.QueryAsync(AllRows));
    }

    [Fact]
    public async Task Track_InAnyOrderFilesAndRuns_GivesTheSameRows()
    {
        using var whole = new TestLake();
        await whole.LandAsync("gps", File, new LandingOptions { Map = Map });
        await whole.RunAsync();

        var lines = await LinesAsync();
        var random = Seeds.NewRandom(TestContext.Current.TestOutputHelper!.WriteLine);
        var rows = lines[1..];
        random.Shuffle(rows);
        using var folder = new TemporaryFolder();
        using var parts = new TestLake();
        foreach (var (part, index) in rows.Chunk(random.Next(2_000, 6_000)).Select((part, index) => (part, index)))
        {
            var file = folder.PathOf($"part-{index}.csv");
            await System.IO.File.WriteAllLinesAsync(file, part.Prepend(lines[0]), TestContext.Current.CancellationToken);
            await parts.LandAsync("gps", file, new LandingOptions { Map = Map });
            if (random.Next(2) == 0)
            {
                await parts.RunAsync();
            }
        }

        await parts.RunAsync();
        Assert.Equal(await whole.QueryAsync(AllRows), await parts.QueryAsync(AllRows));
    }

    private static async Task<string[]> LinesAsync()
    {
        await using var gzip = new GZipStream(System.IO.File.OpenRead(File), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        return (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
