using System.Globalization;
using FleetSpark.Engines;
using FleetSpark.Jobs;
using FleetSpark.Jobs.Planning;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Lake;
using FleetSpark.Landing;
using FleetSpark.Tables;

namespace FleetSpark.SystemTests;

/// <summary>A lake in a folder of its own: files are landed, run, and read, as a user does.</summary>
internal sealed class WholeLake : IDisposable
{
    private readonly LakeFolder _lake;

    public WholeLake()
    {
        Folder = Directory.CreateTempSubdirectory("fleetspark-system-").FullName;
        _lake = LakeFolder.Open(Path.Combine(Folder, "lake"));
    }

    /// <summary>A folder that goes with the lake.</summary>
    public string Folder { get; }

    public static TableCatalog Catalog { get; } = TableCatalog.Load(TableCatalog.BuiltInFolder);

    private FleetPipeline Pipeline => new(_lake, Catalog, scratch => EngineOpeners.Of(EngineOpeners.Default)(scratch.Path, null), TimeProvider.System);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Task<LandingReport> LandAsync(string source, string file, LandingOptions? options = null) =>
        new FileLander(Catalog.Source(source), _lake.Raw(source), options ?? new LandingOptions(), TimeProvider.System).LandAsync([file], progress: null, Stop);

    public Task<RunReport> RunAsync() => Pipeline.RunAsync(Selection.All, Stop);

    public Task<IReadOnlyList<PlanItem>> PlanAsync() => Pipeline.PlanAsync(Selection.All, Stop);

    /// <summary>The rows of a query over the curated tables, each as texts; null as "-".</summary>
    public async Task<List<string[]>> QueryAsync(string sql)
    {
        await using var reader = await CuratedReader.OpenAsync(_lake, Catalog, includesRestricted: false, Stop);
        return [.. reader.AnswerWhole(sql, Stop).Rows.Select(row => row.Select(TextOf).ToArray())];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string TextOf(object? value) => value switch
    {
        null => "-",
        DateTimeOffset instant => Core.UtcInstants.ToText(instant),
        DateOnly day => new Core.Day(day).ToString(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
