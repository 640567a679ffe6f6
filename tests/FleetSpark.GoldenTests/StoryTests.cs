using FleetSpark.Jobs.Planning;
using FleetSpark.Tables;
using FleetSpark.Testing;

namespace FleetSpark.GoldenTests;

/// <summary>Every story under tests/golden, on every engine that is selected.</summary>
public class StoryTests
{
    private static readonly string Folder = RepositoryFiles.PathOf("tests", "golden");

    public static TheoryData<string, string> Stories()
    {
        var stories = new TheoryData<string, string>();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var engine in TestEngines.Selected)
            {
                stories.Add(Path.GetRelativePath(Folder, file).Replace(Path.DirectorySeparatorChar, '/'), engine);
            }
        }

        return stories;
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task Table_OfStory_HasTheRowsThatTheStoryExpects(string story, string engine)
    {
        var golden = GoldenCase.Read(Path.Combine(Folder, story));
        using var lake = new TestLake(golden.Settings, engine);
        var table = lake.Catalog.Table(story.Split('/')[0]);
        var selection = new Selection { Tables = [.. WithInputs(lake.Catalog, table)] };
        foreach (var group in golden.Raw)
        {
            Task step = group switch
            {
                null => lake.RunAsync(selection),
                { IsRefused: true } => RawObjects.PutRefusedAsync(lake.Lake, group.Source, group.SentAt, group.Lines),
                _ => lake.PutAsync(group.Source, group.SentAt, group.Lines),
            };
            await step;
        }

        await lake.RunAsync(selection);
        var columns = table.Columns.Where(column => golden.Expected.Any(row => row.ContainsKey(column.Name))).ToList();
        Assert.Empty(golden.Expected.SelectMany(row => row.Keys).Except(columns.Select(column => column.Name), StringComparer.Ordinal));
        var found = await lake.QueryAsync($"SELECT {string.Join(", ", columns.Select(column => column.Name).DefaultIfEmpty("*"))} FROM {table.Name}");
        var difference = RowDifference.Between(columns, golden.Expected, found, golden.IsWhole);
        Assert.True(difference is null, $"{golden.Story}\nRows that are missing (-) and that are there instead (+):\n{difference}");
    }

    private static IEnumerable<string> WithInputs(TableCatalog catalog, TableDefinition table) => table.Inputs
        .Where(input => input.Kind == InputKind.Table)
        .SelectMany(input => WithInputs(catalog, catalog.Table(input.Name)))
        .Append(table.Name)
        .Distinct(StringComparer.Ordinal);
}
