using FleetSpark.Engines;

namespace FleetSpark.EngineTests.Equality;

/// <summary>Local time as both engines read it, around every change of the clocks that a zone ever had.</summary>
public sealed class ClockTests
{
    // (Not Tehran, of whose year 1978 the engines' tables say different things.) Brazil's, such as change by half an hour, by two hours, by a day, at midnight, or by seconds when standard time came.
    private static readonly string[] Zones =
    [
        "America/Sao_Paulo", "America/Manaus", "America/Noronha", "America/Rio_Branco", "Europe/Lisbon", "Europe/Berlin", "Asia/Kathmandu", "Asia/Pyongyang", "Pacific/Apia", "Pacific/Kwajalein",
        "Australia/Lord_Howe", "Antarctica/Troll", "America/Caracas", "America/St_Johns", "America/New_York", "Africa/Casablanca",
    ];

    // Laws of later years are in the one's table of zones and not yet in the other's.
    private const int LastYear = 2021;

    [Fact]
    public async Task LocalTime_AroundEveryChangeOfTheClocks_IsTheSameInstant()
    {
        var days = Zones.SelectMany(DaysOfChange).ToList();
        Assert.InRange(days.Count, 1_000, 10_000);
        var (duckDb, spark) = (await ReadAsync(TestEngines.DuckDb, days), await ReadAsync(TestEngines.Spark, days));
        var differences = duckDb.Except(spark, StringComparer.Ordinal).Concat(spark.Except(duckDb, StringComparer.Ordinal)).Order(StringComparer.Ordinal).ToList();
        Assert.True(differences.Count == 0, $"{differences.Count / 2} of {duckDb.Count} differ:\n{string.Join('\n', differences.GroupBy(line => line[..line.IndexOf('T', StringComparison.Ordinal)], StringComparer.Ordinal).SelectMany(day => day.Take(2)).Take(200))}");
    }

    private static async Task<List<string>> ReadAsync(string engineName, List<(string Zone, DateOnly Day)> days)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var lake = new TestLake();
        using var scratch = lake.Lake.CreateScratch();
        await using var engine = TestEngines.Opener(engineName)(scratch);
        EngineColumn[] columns = [new("zone", "STRING"), new("midnight", "TIMESTAMP_LTZ")];
        await engine.DefineRowsAsync("changes", columns, [.. days.Select(day => (IReadOnlyList<object?>)[day.Zone, new DateTimeOffset(day.Day, TimeOnly.MinValue, TimeSpan.Zero)])], cancellation);
        var rows = await engine.QueryAsync(
            """
            WITH clocks AS (
              SELECT zone, midnight, explode(sequence(0, 103)) AS quarter
              FROM changes
            ),
            times AS (
              SELECT zone, timestamp_micros(unix_micros(midnight) + CAST(quarter - 4 AS BIGINT) * 900000000) AS local_at
              FROM clocks
            )
            SELECT zone, unix_micros(local_at) AS local_us, unix_micros(to_utc_timestamp(local_at, zone)) AS utc_us
            FROM times
            """,
            cancellation);
        return [.. rows.Select(row => $"{row[0]} {DateTimeOffset.UnixEpoch.AddMicroseconds((long)row[1]!):s} is {DateTimeOffset.UnixEpoch.AddMicroseconds((long)row[2]!):s}")];
    }

    private static IEnumerable<(string Zone, DateOnly Day)> DaysOfChange(string name)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var offset = TimeSpan.Zero;
        for (var day = new DateTime(1880, 1, 1, 12, 0, 0, DateTimeKind.Utc); day.Year <= LastYear; day = day.AddDays(1))
        {
            if (zone.GetUtcOffset(day) != offset)
            {
                offset = zone.GetUtcOffset(day);
                yield return (name, DateOnly.FromDateTime(day.Add(offset)));
                yield return (name, DateOnly.FromDateTime(day.AddDays(-1).Add(offset)));
            }
        }
    }
}
