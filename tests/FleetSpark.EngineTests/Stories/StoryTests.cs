using FleetSpark.Jobs.Planning;
using FleetSpark.Tables;

namespace FleetSpark.EngineTests.Stories;

/// <summary>Every story under tests/golden, on every engine that is selected.</summary>
public class StoryTests
{
    private static readonly string Folder = RepositoryFiles.PathOf("tests", "golden");

    public static TheoryData<string, string> Stories()
    {
        var stories = new TheoryData<string, string>();
        foreach (var (number, file) in Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Index())
        {
            // Spark takes five seconds a story: every twelfth one, and all of them with FLEET_SLOW=1.
            foreach (var engine in TestEngines.Selected.Where(engine => engine == TestEngines.DuckDb || number % Cases.Of(few: 12, many: 1) == 0))
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
        foreach (var group in golden.Raw)
        {
            Task step = group switch
            {
                null => RunAsync(lake, table),
                { IsRefused: true } => RawObjects.PutRefusedAsync(lake.Lake, group.Source, group.SentAt, group.Lines),
                _ => lake.PutAsync(group.Source, group.SentAt, group.Lines),
            };
            await step;
        }

        await RunAsync(lake, table);
        var columns = table.Columns.Where(column => golden.Expected.Any(row => row.ContainsKey(column.Name))).ToList();
        Assert.Empty(golden.Expected.SelectMany(row => row.Keys).Except(columns.Select(column => column.Name), StringComparer.Ordinal));
        var found = await lake.QueryAsync($"SELECT {string.Join(", ", columns.Select(column => column.Name).DefaultIfEmpty("*"))} FROM {table.Name}");
        var difference = RowDifference.Between(columns, golden.Expected, found, golden.IsWhole);
        Assert.True(difference is null, $"{golden.Story}\nRows that are missing (-) and that are there instead (+):\n{difference}");
    }

    // What a table reads and makes of other sources than its own is made by DuckDB, in a tenth of the time: each has stories of its own, on every engine.
    private static async Task RunAsync(TestLake lake, TableDefinition table)
    {
        string[] tables = [.. WithInputs(lake.Catalog, table)];
        string[] others = [.. tables.Where(name => name != table.Name && !SourcesOf(lake.Catalog, name).Intersect(table.Inputs.Where(input => input.Kind == InputKind.Source).Select(input => input.Name), StringComparer.Ordinal).Any())];
        if (others.Length > 0)
        {
            var engine = lake.Engine;
            lake.Engine = TestEngines.DuckDb;
            await lake.RunAsync(new Selection { Tables = others });
            lake.Engine = engine;
        }

        await lake.RunAsync(new Selection { Tables = tables });
    }

    private static IEnumerable<string> SourcesOf(TableCatalog catalog, string name) => WithInputs(catalog, catalog.Table(name))
        .SelectMany(table => catalog.Table(table).Inputs)
        .Where(input => input.Kind == InputKind.Source)
        .Select(input => input.Name);

    private static IEnumerable<string> WithInputs(TableCatalog catalog, TableDefinition table) => table.Inputs
        .Where(input => input.Kind == InputKind.Table)
        .SelectMany(input => WithInputs(catalog, catalog.Table(input.Name)))
        .Append(table.Name)
        .Distinct(StringComparer.Ordinal);
}
