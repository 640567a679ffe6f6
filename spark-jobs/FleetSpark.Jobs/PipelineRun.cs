using System.Diagnostics;
using FleetSpark.Core;
using FleetSpark.Jobs.Planning;
using FleetSpark.Jobs.Publishing;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Jobs.Running;
using FleetSpark.Jobs.Staging;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Jobs;

/// <summary>One run: the state that it changes, and what it made.</summary>
internal sealed class PipelineRun
{
    private readonly bool _isKept;
    private readonly TableFiles _files;
    private readonly Dictionary<string, SourceManifest> _changedSources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(Day? Day, PartitionEntry? Partition)>> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _seconds = new(StringComparer.Ordinal);
    private IReadOnlySet<(string Table, Day Day)> _leftStale = new HashSet<(string Table, Day Day)>();
    private InputDays _inputDays = null!;
    private Fingerprinter _fingerprinter = null!;
    private PartitionGraph _graph = null!;
    private SliceHasher _slices = null!;
    private InputViews _views = null!;
    private PartitionMaker _maker = null!;
    private bool _isForced;

    public PipelineRun(JobContext context, LakeState state, string runId, bool isKept)
    {
        Context = context;
        State = state;
        RunId = runId;
        _isKept = isKept;
        _files = new TableFiles(context.Lake);
        Renew();
    }

    public JobContext Context { get; }

    public LakeState State { get; }

    public string RunId { get; }

    public IReadOnlyList<StagedSource> Staged { get; private set; } = [];

    /// <summary>What is to be made, in order; tables without days are made by then, since they tell which days are stale.</summary>
    public IReadOnlyList<PlanItem> Items { get; private set; } = [];

    /// <summary>Stages, makes stale tables without days, and finds the stale partitions of the others.</summary>
    public async Task PlanAsync(Selection selection, CancellationToken cancellationToken)
    {
        var before = Context.Catalog.Sources.ToDictionary(source => source.Name, source => State.Source(source.Name), StringComparer.Ordinal);
        Staged = await new Stager(Context).StageAsync(State, cancellationToken);
        foreach (var (name, manifest) in before.Where(pair => !ReferenceEquals(pair.Value, State.Source(pair.Key))))
        {
            _changedSources[name] = State.Source(name);
        }

        Renew();
        _isForced = selection.IsForced;
        var items = new List<PlanItem>();
        foreach (var table in Context.Catalog.Tables.Where(table => table.IsDateless))
        {
            items.AddRange(await PlanDatelessAsync(table, selection, cancellationToken));
        }

        var planner = new Planner(Context, State, _inputDays, _fingerprinter, _graph, _slices);
        items.AddRange(await planner.PlanAsync(selection, cancellationToken));
        Items = items;
        _leftStale = planner.LeftStale;
    }

    /// <summary>Makes a partition unless, its inputs being made by now, it turns out to be current.</summary>
    public async Task MakeAsync(PlanItem item, CancellationToken cancellationToken)
    {
        if (item.Day is not { } day)
        {
            return; // made while planning
        }

        if (!_graph.WantedDays(item.Table).Contains(day))
        {
            State.Table(item.Table.Name).Remove(day);
            Remember(item.Table, day, null);
            return;
        }

        var parts = await _fingerprinter.PartsOfAsync(item.Table, day, cancellationToken);
        if (_isForced || State.Table(item.Table.Name).Find(day)?.Fingerprint != parts.Fingerprint)
        {
            await MakeAsync(item.Table, day, parts, cancellationToken);
        }
    }

    /// <summary>Runs the checks of the tables that were made, over the days that were made.</summary>
    public async Task<IReadOnlyList<CheckResult>> CheckAsync(CancellationToken cancellationToken)
    {
        var results = new List<CheckResult>();
        foreach (var table in Context.Catalog.Tables.Where(table => _made.ContainsKey(table.Name)))
        {
            Context.Progress?.Report($"check {table.Name}");
            var days = _made[table.Name].Where(made => made.Partition is { Day: not null }).Select(made => made.Day!.Value).ToHashSet();
            results.AddRange(await new CheckRunner(Context, State, _files, _views).RunAsync(table, days, day => _leftStale.Contains((table.Name, day)), cancellationToken));
        }

        return results;
    }

    /// <summary>Runs the checks of the selected tables over all their days.</summary>
    public async Task<IReadOnlyList<CheckResult>> CheckAllAsync(Selection selection, CancellationToken cancellationToken)
    {
        var results = new List<CheckResult>();
        foreach (var table in Context.Catalog.Tables.Where(table => selection.Includes(table, day: null) && State.Table(table.Name).All.Any()))
        {
            Context.Progress?.Report($"check {table.Name}");
            results.AddRange(await new CheckRunner(Context, State, _files, _views).RunAsync(table, days: null, _ => false, cancellationToken));
        }

        return results;
    }

    /// <summary>The balance of what would be published.</summary>
    public IReadOnlyList<SourceBalance> Balance() => new Balance(Context.Catalog, State).Check((home, day) => _leftStale.Contains((home.Name, day)));

    /// <summary>What is to be published.</summary>
    public RunChange Change() => new(
        RunId,
        _changedSources,
        _made.ToDictionary(made => made.Key, made => (IReadOnlyList<(Day?, PartitionEntry?)>)made.Value, StringComparer.Ordinal),
        _isForced);

    /// <summary>What was made, by table.</summary>
    public IReadOnlyList<TableResult> Results() =>
    [
        .. Context.Catalog.Tables.Where(table => _made.ContainsKey(table.Name)).Select(table =>
        {
            var partitions = _made[table.Name].Select(made => made.Partition).OfType<PartitionEntry>().ToList();
            return new TableResult(
                table.Name, _made[table.Name].Count, partitions.Sum(p => p.Rows), partitions.Sum(p => p.Files.Sum(file => file.Bytes)), Math.Round(_seconds[table.Name], 3));
        }),
    ];

    private async Task<IEnumerable<PlanItem>> PlanDatelessAsync(TableDefinition table, Selection selection, CancellationToken cancellationToken)
    {
        var hasInput = table.Inputs.Any(input => input.Kind != InputKind.Source || State.Source(input.Name).Increments.Count > 0);
        var stored = State.Table(table.Name).Find(null);
        if (!hasInput || !selection.Includes(table, day: null))
        {
            return [];
        }

        var parts = await _fingerprinter.PartsOfAsync(table, null, cancellationToken);
        if (stored?.Fingerprint == parts.Fingerprint && !selection.IsForced)
        {
            return [];
        }

        await MakeAsync(table, null, parts, cancellationToken);
        var reason = stored is null ? "new table" : selection.IsForced && stored.Fingerprint == parts.Fingerprint ? "asked for" : Planner.ReasonOf(stored.Inputs, parts.Parts);
        return [new PlanItem(table, null, PartitionState.Stale, reason)];
    }

    private async Task MakeAsync(TableDefinition table, Day? day, PartitionParts parts, CancellationToken cancellationToken)
    {
        Context.Progress?.Report($"make {table.Name} {day}");
        var watch = Stopwatch.StartNew();
        var partition = await _maker.MakeAsync(table, day, parts, _isKept, cancellationToken);
        State.Table(table.Name).Set(partition);
        Remember(table, day, partition);
        _seconds[table.Name] = _seconds.GetValueOrDefault(table.Name) + watch.Elapsed.TotalSeconds;
    }

    private void Remember(TableDefinition table, Day? day, PartitionEntry? partition)
    {
        if (!_made.TryGetValue(table.Name, out var made))
        {
            _made[table.Name] = made = [];
            _seconds.TryAdd(table.Name, 0);
        }

        made.Add((day, partition));
    }

    // What is derived from the sources' manifests is derived again once staging changed them.
    private void Renew()
    {
        _slices = new SliceHasher(Context, _files, State);
        _inputDays = new InputDays(Context, State);
        _fingerprinter = new Fingerprinter(Context, State, _inputDays, _slices);
        _graph = new PartitionGraph(Context, State, _inputDays);
        _views = new InputViews(Context, State, _files, _inputDays);
        _maker = new PartitionMaker(Context, _views, _files, RunId);
    }
}
