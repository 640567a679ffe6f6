using FleetSpark.Engines;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Lake;
using FleetSpark.Lake.Stores;
using FleetSpark.Tables;

namespace FleetSpark.Jobs;

/// <summary>What every step of a run is given.</summary>
/// <param name="Lake">The lake.</param>
/// <param name="Catalog">The sources and tables.</param>
/// <param name="Engine">Opens the engine when it is first needed: a run with nothing to do opens none.</param>
/// <param name="Progress">Told what goes on, one line a step; null for nobody.</param>
internal sealed record JobContext(DataLake Lake, TableCatalog Catalog, LazyEngine Engine, IProgress<string>? Progress)
{
    /// <summary>The lake's settings as SQL sees them.</summary>
    public SettingValues Settings { get; } = new(Lake);

    /// <summary>The company's calendar.</summary>
    public CompanyCalendar Calendar { get; } = new(Lake.Settings.CompanyZone);
}

/// <summary>An engine and a scratch folder that are opened when first asked for.</summary>
/// <param name="lake">The lake.</param>
/// <param name="open">Opens an engine that may write into the given folder.</param>
/// <param name="isReader">Whether nothing is put into the lake, so that the scratch folder may lie elsewhere.</param>
internal sealed class LazyEngine(DataLake lake, Func<ScratchFolder, IEngine> open, bool isReader = false) : IAsyncDisposable
{
    private ScratchFolder? _scratch;
    private IEngine? _engine;

    /// <summary>The engine.</summary>
    public IEngine Engine => _engine ??= open(Scratch);

    /// <summary>The name of the engine; "none" where it was not needed.</summary>
    public string EngineName => _engine?.Name ?? RunReport.NoEngine;

    /// <summary>A folder for what the engine writes before it is put into the lake.</summary>
    public ScratchFolder Scratch => _scratch ??= isReader ? lake.CreateReadersScratch() : lake.CreateScratch();

    /// <summary>A path that nobody uses, for a file that is to be put into a store.</summary>
    public string NewScratchPath(ILakeStore store, string suffix = "") => store.NewScratchPath(() => Scratch, suffix);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_engine is not null)
            {
                await _engine.DisposeAsync();
                await lake.RemoveScratchAsync(CancellationToken.None);
            }
        }
        finally
        {
            _scratch?.Dispose();
        }
    }
}
