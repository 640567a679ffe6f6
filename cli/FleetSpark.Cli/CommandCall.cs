using System.CommandLine;
using FleetSpark.Cli.Printing;
using FleetSpark.Engines;
using FleetSpark.Jobs;
using FleetSpark.Jobs.Planning;
using FleetSpark.Lake;
using FleetSpark.Tables;

namespace FleetSpark.Cli;

/// <summary>One call of a command: where it prints, what it works on.</summary>
internal sealed class CommandCall : IDisposable
{
    private const string LakeVariable = "FLEET_LAKE";
    private const string CatalogVariable = "FLEET_CATALOG";
    private readonly SharedOptions _shared;
    private readonly Lock _opening = new();
    private TableCatalog? _catalog;
    private StreamWriter? _sqlLog;
    private Task<DataLake>? _lake;

    /// <summary>Reads the options that every command has.</summary>
    public CommandCall(ParseResult parsed, SharedOptions shared, string lakeUnlessNamed = "lake")
    {
        Parsed = parsed;
        _shared = shared;
        IsJson = parsed.GetValue(shared.Json);
        LakePath = parsed.GetValue(shared.Lake) is { Length: > 0 } named ? named
            : Environment.GetEnvironmentVariable(LakeVariable) is { Length: > 0 } set ? set
            : lakeUnlessNamed;
        Lake = LakeLocation.Parse(LakePath);
        if (File.Exists(Lake.Path))
        {
            throw CliErrors.NotAFolder(LakePath);
        }
    }

    /// <summary>What was typed.</summary>
    public ParseResult Parsed { get; }

    /// <summary>Whether a machine reads the answer.</summary>
    public bool IsJson { get; }

    /// <summary>The lake as it was named.</summary>
    public string LakePath { get; }

    /// <summary>Where the lake is.</summary>
    public LakeLocation Lake { get; }

    /// <summary>What names the lake in a command that is shown: nothing where it need not be named.</summary>
    public string LakeArgument => Parsed.GetValue(_shared.Lake) is { Length: > 0 } named ? $" --lake '{named}'" : string.Empty;

    /// <summary>Where the answer goes, and nothing else does.</summary>
    public Printer Out { get; } = new();

    /// <summary>Where it is told how far the command has come.</summary>
    public ProgressLine Progress { get; } = new(TimeProvider.System);

    /// <summary>The sources and tables: of the folder that FLEET_CATALOG names, else those that were built with this program.</summary>
    public TableCatalog Catalog => _catalog ??= TableCatalog.Load(Environment.GetEnvironmentVariable(CatalogVariable) is { Length: > 0 } folder ? folder : TableCatalog.BuiltInFolder);

    /// <summary>Opens the lake, which is made where it is not there yet; it is open until the call ends.</summary>
    public Task<DataLake> OpenLakeAsync(CancellationToken cancellationToken)
    {
        lock (_opening) // several sources are landed at once, into one lake
        {
            return _lake ??= DataLake.OpenAsync(Lake, TimeProvider.System, cancellationToken, Parsed.GetValue(_shared.InPlace));
        }
    }

    /// <summary>Opens a lake that must be there.</summary>
    public async Task<DataLake> OpenExistingLakeAsync(CancellationToken cancellationToken)
    {
        var lake = await OpenLakeAsync(cancellationToken);
        return await lake.IsThereAsync(cancellationToken) ? lake : throw CliErrors.NoLake(LakePath);
    }

    /// <summary>What others are told to say besides, a line each that stays.</summary>
    public IProgress<string> Notices => new Reporter(Progress.Note);

    /// <summary>The partitions that a call is about.</summary>
    /// <exception cref="Core.FleetException">FS3002: there is no such table. FS5002: no day lies between the bounds.</exception>
    public Selection Select(SharedOptions shared, bool isForced = false)
    {
        var selection = new Selection { Tables = Parsed.GetValue(shared.Tables) ?? [], From = Parsed.GetValue(shared.From), To = Parsed.GetValue(shared.To), IsForced = isForced };
        foreach (var name in selection.Tables)
        {
            Catalog.Table(name);
        }

        return selection.From is { } from && selection.To is { } to && from > to
            ? throw CliErrors.WrongUse($"--from {from} is later than --to {to}: no day lies between them.")
            : selection;
    }

    /// <summary>The pipeline over a lake, with the engine that the call names.</summary>
    public FleetPipeline Pipeline(DataLake lake)
    {
        var open = EngineOpeners.Of(Parsed.GetValue(_shared.Engine) ?? EngineOpeners.Default);
        // Opened now: a file that cannot be written is said before any work.
        var log = Parsed.GetValue(_shared.SqlLog) is { } file ? new StatementLog(OpenLog(file)) : null;
        return new FleetPipeline(lake, Catalog, OpenEngine, TimeProvider.System, Progress);

        IEngine OpenEngine(ScratchFolder scratch) => open(new EngineOptions
        {
            ScratchFolder = scratch.Path,
            Log = log,
            Master = Parsed.GetValue(_shared.Master),
            Progress = new Reporter(Progress.ReportDetail),
            Notices = Notices,
        });
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Progress.Dispose();
        Out.Dispose();
        _sqlLog?.Dispose();
        if (_lake is { IsCompletedSuccessfully: true })
        {
            _lake.Result.Dispose();
        }
    }

    private StreamWriter OpenLog(string file)
    {
        try
        {
            return _sqlLog = new StreamWriter(file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CliErrors.CannotLog(file, refused);
        }
    }

    // Not System.Progress, which hands lines over on threads of the pool, in any order.
    private sealed class Reporter(Action<string> report) : IProgress<string>
    {
        public void Report(string value) => report(value);
    }
}
