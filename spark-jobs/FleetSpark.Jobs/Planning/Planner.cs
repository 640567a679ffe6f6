using FleetSpark.Core;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Planning;

/// <summary>Compares what each partition was made from with what it would be made from now.</summary>
/// <param name="context">What every step is given.</param>
/// <param name="state">The state of the lake.</param>
/// <param name="tools">What it plans with.</param>
/// <param name="make">Makes a partition into the state.</param>
internal sealed class Planner(JobContext context, LakeState state, PlanningTools tools, Func<TableDefinition, Day?, PartitionParts, CancellationToken, Task> make)
{
    private readonly List<(string Table, PartitionEntry Partition)> _proven = [];

    /// <summary>Finds what is not current. Tables without days are made at once, since they tell which days are stale.</summary>
    public async Task<RunPlan> PlanAsync(Selection selection, CancellationToken cancellationToken)
    {
        var items = new List<PlanItem>();
        var leftOut = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in context.Catalog.Tables.Where(table => table.IsDateless))
        {
            if (!selection.Includes(table, day: null) && await IsStaleAsync(table, cancellationToken))
            {
                leftOut.Add(table.Name);
            }

            if (await PlanDatelessAsync(table, selection, cancellationToken) is { } made)
            {
                items.Add(made);
            }
        }

        var leftStale = new HashSet<(string Table, Day Day)>();
        await PlanDaysAsync(selection, items, leftStale, cancellationToken);
        // Of a table that was selected, days may be left out on purpose.
        var daysAlone = selection with { Tables = [] };
        leftOut.UnionWith(leftStale.Where(left => daysAlone.Includes(context.Catalog.Table(left.Table), left.Day)).Select(left => left.Table).Except(selection.Tables, StringComparer.Ordinal));
        var read = ReadBy(selection.Tables);
        return new RunPlan(items, leftStale, [.. context.Catalog.Tables.Select(table => table.Name).Where(name => leftOut.Contains(name) && read.Contains(name))], _proven);
    }

    // The tables that some tables read, directly or not.
    private HashSet<string> ReadBy(IReadOnlyList<string> names)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(names);
        while (next.TryDequeue(out var name))
        {
            foreach (var input in context.Catalog.Table(name).Inputs.Where(input => input.Kind == InputKind.Table && read.Add(input.Name)))
            {
                next.Enqueue(input.Name);
            }
        }

        return read;
    }

    private async Task<bool> IsStaleAsync(TableDefinition table, CancellationToken cancellationToken) =>
        HasInput(table) && state.Table(table.Name).Find(null)?.Fingerprint != (await tools.Fingerprinter.PartsOfAsync(table, null, cancellationToken)).Fingerprint;

    private bool HasInput(TableDefinition table) => table.Inputs.Any(input => input.Kind != InputKind.Source || state.Source(input.Name).Increments.Count > 0);

    private async Task<PlanItem?> PlanDatelessAsync(TableDefinition table, Selection selection, CancellationToken cancellationToken)
    {
        if (!HasInput(table) || !selection.Includes(table, day: null))
        {
            return null;
        }

        var stored = state.Table(table.Name).Find(null);
        var parts = await tools.Fingerprinter.PartsOfAsync(table, null, cancellationToken);
        if (stored?.Fingerprint == parts.Fingerprint && !selection.IsForced)
        {
            return null;
        }

        await make(table, null, parts, cancellationToken);
        var reason = stored is null ? "new table" : stored.Fingerprint == parts.Fingerprint ? "asked for" : ReasonOf(stored.Inputs, parts.Parts);
        return new PlanItem(table, null, PartitionState.Stale, reason);
    }

    // Partitions with days, in the order in which they can be made.
    private async Task PlanDaysAsync(Selection selection, List<PlanItem> items, HashSet<(string Table, Day Day)> leftStale, CancellationToken cancellationToken)
    {
        var order = tools.Graph.InOrder().Where(node => node.Day is not null).ToList();
        foreach (var table in order.GroupBy(node => node.Table))
        {
            tools.Slices.Announce(table.Key, table.Select(node => node.Day!.Value));
        }

        var states = new Dictionary<(string Table, Day Day), PartitionState>();
        foreach (var (table, day) in order)
        {
            var (partitionState, reason) = await JudgeAsync(table, day!.Value, states, cancellationToken);
            if (selection.IsForced && selection.Includes(table, day) && partitionState != PartitionState.Stale)
            {
                (partitionState, reason) = (PartitionState.Stale, "asked for");
            }

            if (partitionState == PartitionState.Current)
            {
                continue;
            }

            // What is not selected stays as it is, so nothing follows from it.
            if (!selection.Includes(table, day))
            {
                leftStale.Add((table.Name, day.Value));
            }
            else
            {
                states[(table.Name, day.Value)] = partitionState;
                items.Add(new PlanItem(table, day, partitionState, reason));
            }
        }
    }

    private async Task<(PartitionState State, string Reason)> JudgeAsync(
        TableDefinition table, Day day, Dictionary<(string Table, Day Day), PartitionState> states, CancellationToken cancellationToken)
    {
        var stored = state.Table(table.Name).Find(day);
        if (!tools.Graph.WantedDays(table).Contains(day))
        {
            return (PartitionState.Stale, "no input has this day any more");
        }

        var parts = await tools.Fingerprinter.PartsOfAsync(table, day, cancellationToken);
        if (stored is null)
        {
            return (PartitionState.Stale, "new day");
        }

        if (stored.Fingerprint != parts.Fingerprint)
        {
            return (PartitionState.Stale, ReasonOf(stored.Inputs, parts.Parts));
        }

        if (parts.InputVersions.Any(version => stored.InputVersions.GetValueOrDefault(version.Key) != version.Value))
        {
            _proven.Add((table.Name, stored with { InputVersions = parts.InputVersions }));
        }

        var follows = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var input in table.Inputs.Where(input => input.Kind == InputKind.Table && !context.Catalog.Table(input.Name).IsDateless))
        {
            foreach (var inputDay in tools.InputDays.Of(input, table, day))
            {
                if (!states.TryGetValue((input.Name, inputDay), out var inputState))
                {
                    continue;
                }

                if (inputState == PartitionState.Stale && !input.CutsOffByContent)
                {
                    return (PartitionState.Stale, $"{input.Name} {inputDay} is stale");
                }

                follows.Add($"{input.Name} {inputDay}");
            }
        }

        return follows.Count == 0 ? (PartitionState.Current, string.Empty) : (PartitionState.MayFollow, $"follows {string.Join(", ", follows)}");
    }

    // What changed between two sets of parts.
    private static string ReasonOf(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now)
    {
        var changed = now.Keys.Union(before.Keys, StringComparer.Ordinal)
            .Where(name => before.GetValueOrDefault(name) != now.GetValueOrDefault(name))
            .Order(StringComparer.Ordinal);
        return $"{string.Join(", ", changed)} changed";
    }
}

/// <summary>What a plan is found with, all for one state of the lake.</summary>
/// <param name="InputDays">The days of inputs.</param>
/// <param name="Fingerprinter">What decides about a partition.</param>
/// <param name="Graph">The days that tables should have.</param>
/// <param name="Slices">What tables without days give to days.</param>
internal sealed record PlanningTools(InputDays InputDays, Fingerprinter Fingerprinter, PartitionGraph Graph, SliceHasher Slices);
