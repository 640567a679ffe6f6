using CsCheck;
using FleetSpark.Jobs.Planning;
using FleetSpark.Testing;

namespace FleetSpark.PropertyTests;

/// <summary>Whatever the registry says, a plate has one row at a time and a device one truck.</summary>
public class RegistryTests
{
    private static readonly Selection Registry = new() { Tables = ["trucks", "drivers"] };

    [Theory]
    [InlineData("trucks", "plate")]
    [InlineData("trucks", "device_number")]
    [InlineData("drivers", "driver_id")]
    public async Task Rows_OfRandomRegistry_DoNotOverlap(string table, string subject)
    {
        var compared = 0;
        await RecordGenerators.Registry.Array[1, 12].SampleAsync(
            async rows =>
            {
                using var lake = new TestLake();
                await Arrangement.PutPlainlyAsync(lake, rows);
                await lake.RunAsync(Registry);
                var found = await lake.QueryAsync($"SELECT {subject}, valid_from, valid_to FROM {table} WHERE {subject} IS NOT NULL ORDER BY {subject}, valid_from");
                Assert.All(found, row => Assert.True(row[2] == CellText.Null || string.CompareOrdinal(row[1], row[2]) < 0, $"{row[0]} holds from {row[1]} to {row[2]}"));
                var neighbours = found.Zip(found.Skip(1)).Where(pair => pair.First[0] == pair.Second[0]).ToList();
                compared += neighbours.Count;
                Assert.All(
                    neighbours,
                    pair => Assert.True(
                        pair.First[2] != CellText.Null && string.CompareOrdinal(pair.First[2], pair.Second[1]) <= 0, $"{pair.First[0]} holds to {pair.First[2]} and again from {pair.Second[1]}"));
            },
            iter: Cases.Of(few: 10, many: 500),
            threads: 1,
            print: rows => LakeFacts.Print(rows, table));
        Assert.NotEqual(0, compared);
    }
}
