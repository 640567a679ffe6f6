using FleetSpark.Jobs;
using FleetSpark.Jobs.Planning;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Lake;
using FleetSpark.Lake.Manifests;
using FleetSpark.Landing;
using FleetSpark.Tables;

namespace FleetSpark.Testing;

/// <summary>A lake in a temporary folder, with a fixed driver key: raw objects or files in, runs, rows out as texts.</summary>
public sealed class TestLake : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Makes a lake.</summary>
    /// <param name="settings">The text of settings.yaml; null for none.</param>
    /// <param name="engine">The engine's name, see <see cref="TestEngines"/>.</param>
    public TestLake(string? settings = null, string engine = TestEngines.DuckDb)
    {
        Engine = engine;
        File.WriteAllText(_folder.PathOf("driver.key"), DriverKey);
        if (settings is not null)
        {
            File.WriteAllText(_folder.PathOf("settings.yaml"), settings);
        }

        Lake = Lakes.Open(_folder.Path);
    }

    /// <summary>Takes a lake that is there, on S3, say.</summary>
    public TestLake(DataLake lake)
    {
        Engine = TestEngines.DuckDb;
        Lake = lake;
    }

    /// <summary>The secret key of its drivers' ids.</summary>
    public static string DriverKey { get; } = new('7', 64);

    /// <summary>The lake.</summary>
    public DataLake Lake { get; private set; }

    /// <summary>The sources and tables; the built-in ones unless a test sets others.</summary>
    public TableCatalog Catalog { get; set; } = BuiltIn.Catalog;

    /// <summary>The name of the engine of its next runs, see <see cref="TestEngines"/>.</summary>
    public string Engine { get; set; }

    /// <summary>A pipeline over the lake as it is now.</summary>
    public FleetPipeline Pipeline => new(Lake, Catalog, TestEngines.Opener(Engine), TimeProvider.System);

    /// <summary>Gives the lake other settings.</summary>
    public void ChangeSettings(string settings)
    {
        File.WriteAllText(_folder.PathOf("settings.yaml"), settings);
        Lake.Dispose();
        Lake = Lakes.Open(_folder.Path);
    }

    /// <summary>Puts records of a source as one raw object.</summary>
    public Task<RawKey> PutAsync(string source, DateTimeOffset sentAt, params IReadOnlyList<string> records) => RawObjects.PutAsync(Lake, source, sentAt, records);

    /// <summary>Lands files of a source.</summary>
    public Task<LandingReport> LandAsync(string source, string file, LandingOptions? options = null) =>
        new FileLander(Catalog.Source(source), Lake.Raw(source, Catalog.Source(source).IsRestricted), options ?? new LandingOptions(), TimeProvider.System).LandAsync([file], progress: null, CancellationToken.None);

    /// <summary>Makes what is stale.</summary>
    public Task<RunReport> RunAsync(Selection? selection = null) => Pipeline.RunAsync(selection ?? Selection.All, CancellationToken.None);

    /// <summary>Makes everything again.</summary>
    public Task<RunReport> RebuildAsync() => RunAsync(Selection.All with { IsForced = true });

    /// <summary>What a run would make, each as <c>table day state</c>.</summary>
    public async Task<IReadOnlyList<string>> PlanAsync(Selection? selection = null) =>
        [.. (await Pipeline.PlanAsync(selection ?? Selection.All, CancellationToken.None)).Items.Select(item => $"{item.Table.Name} {item.Day?.ToString() ?? CellText.Null} {item.State}")];

    /// <summary>The rows of a SELECT over all tables, each a list of texts.</summary>
    public async Task<IReadOnlyList<string[]>> QueryAsync(string sql)
    {
        await using var reader = await CuratedReader.OpenAsync(Lake, Catalog, includesRestricted: true, CancellationToken.None);
        return [.. reader.AnswerWhole(sql, CancellationToken.None).Rows.Select(row => row.Select(CellText.Of).ToArray())];
    }

    /// <summary>All rows of all tables in one text, see <see cref="LakeDump"/>.</summary>
    public Task<string> DumpAsync(params IReadOnlyList<string> leftOut) => LakeDump.OfAsync(Lake, Catalog, leftOut);

    /// <summary>The published partitions as <c>table day</c>, each with the fingerprint and files that the head leads to.</summary>
    public async Task<IReadOnlyDictionary<string, PartitionEntry>> PartitionsAsync()
    {
        var state = await LakeState.ReadAsync(Lake, Catalog, CancellationToken.None);
        return Catalog.Tables
            .SelectMany(table => state.Table(table.Name).All.Select(partition => (Name: $"{table.Name} {partition.Day?.ToString() ?? CellText.Null}", partition)))
            .ToDictionary(pair => pair.Name, pair => pair.partition, StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Lake.Dispose();
        _folder.Dispose();
    }
}
