using System.Text.Json;
using CsCheck;
using FleetSpark.Jobs.Planning;
using FleetSpark.Testing;

namespace FleetSpark.PropertyTests;

/// <summary>The table trucks against a model that looks at one moment at a time.</summary>
public class RegistryModelTests
{
    // The moments of the generator, and one between each two.
    private static readonly string[] Moments =
        [.. from day in Enumerable.Range(RecordGenerators.FirstDay, 4) from time in new[] { "00:00:00", "01:00:00", "03:00:00", "05:00:00", "12:00:00", "15:00:00", "23:59:59.999999" } select $"2026-03-{day:00}T{time}Z"];

    [Fact]
    public async Task Trucks_AtEveryMoment_HoldWhatTheRegistrySaidLast() =>
        await RecordGenerators.Registry.Array[1, 10].SampleAsync(
            async rows =>
            {
                using var lake = new TestLake();
                await Arrangement.PutPlainlyAsync(lake, rows);
                await lake.RunAsync(new Selection { Tables = ["trucks"] });
                var registry = rows.Select(Row.Of).Where(row => row.Retired != "perhaps").ToList();
                var found = await lake.QueryAsync("SELECT plate, device_number, valid_from, valid_to FROM trucks ORDER BY plate");
                foreach (var moment in Moments)
                {
                    var now = CellText.OfWritten(moment, "TIMESTAMP");
                    var held = found.Where(row => string.CompareOrdinal(row[2], now) <= 0 && (row[3] == CellText.Null || string.CompareOrdinal(now, row[3]) < 0));
                    Assert.Equal($"{moment} {Model(registry, moment)}", $"{moment} {string.Join(", ", held.Select(row => $"{row[0]} {row[1]}"))}");
                }
            },
            iter: Cases.Of(few: 8, many: 300),
            threads: 1,
            print: rows => LakeFacts.Print(rows, "trucks"));

    private static string Model(List<Row> registry, string moment)
    {
        // Of the rows of one plate and moment one holds: retired before others, then the greater device.
        var chosen = registry.Where(row => string.CompareOrdinal(row.At, moment) <= 0).GroupBy(row => (row.Plate, row.At))
            .Select(group => group.OrderByDescending(row => row.Retired == "true").ThenByDescending(row => row.Device, StringComparer.Ordinal).First()).ToList();
        var current = chosen.GroupBy(row => row.Plate, StringComparer.Ordinal).Select(group => group.MaxBy(row => row.At, StringComparer.Ordinal)!).Where(row => row.Retired != "true");
        var claims = chosen.Where(row => row.Retired != "true").GroupBy(row => row.Device, StringComparer.Ordinal)
            .Select(group => group.OrderBy(row => row.At, StringComparer.Ordinal).ThenBy(row => row.Plate, StringComparer.Ordinal).Last()).ToHashSet();
        return string.Join(", ", current.OrderBy(row => row.Plate, StringComparer.Ordinal).Select(row => $"{row.Plate} {(claims.Contains(row) ? row.Device : "-")}"));
    }

    private sealed record Row(string Plate, string At, string Device, string Retired)
    {
        public static Row Of(SampleRecord record)
        {
            var json = JsonDocument.Parse(record.Json).RootElement;
            var at = json.GetProperty("valid_from").GetString()!;
            return new Row(
                json.GetProperty("plate").GetString()!.Replace("-", string.Empty, StringComparison.Ordinal).ToUpperInvariant(),
                at,
                json.GetProperty("device_number").GetString()!,
                json.TryGetProperty("retired", out var retired) ? retired.GetString()! : "false");
        }
    }
}
