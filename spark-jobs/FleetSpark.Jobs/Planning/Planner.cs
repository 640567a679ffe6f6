using FleetSpark.Core;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Planning;

/// <summary>Compares what each partition was made from with what it would be made from now.</summary>
internal sealed class Planner(JobContext context, LakeState state, InputDays inputDays, Fingerprinter fingerprinter, PartitionGraph graph, SliceHasher slices)
{
    private readonly HashSet<(string Table, Day Day)> _leftStale = [];

    /// <summary>The stale partitions that the last plan did not select; they stay as they are.</summary>
    public IReadOnlySet<(string Table, Day Day)> LeftStale => _leftStale;

    /// <summary>The partitions with days that are not current, in the order in which they can be made.</summary>
    public async Task<IReadOnlyList<PlanItem>> PlanAsync(Selection selection, CancellationToken cancellationToken)
    {
        var order = graph.InOrder().Where(node => node.Day is not null).ToList();
        foreach (var table in order.GroupBy(node => node.Table))
        {
            slices.Announce(table.Key, table.Select(node => node.Day!.Value));
        }

        var states = new Dictionary<(string Table, Day Day), PartitionState>();
        var items = new List<PlanItem>();
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
                _leftStale.Add((table.Name, day.Value));
            }
            else
            {
                states[(table.Name, day.Value)] = partitionState;
                items.Add(new PlanItem(table, day, partitionState, reason));
            }
        }

        return items;
    }

    private async Task<(PartitionState State, string Reason)> JudgeAsync(
        TableDefinition table, Day day, Dictionary<(string Table, Day Day), PartitionState> states, CancellationToken cancellationToken)
    {
        var stored = state.Table(table.Name).Find(day);
        if (!graph.WantedDays(table).Contains(day))
        {
            return (PartitionState.Stale, "no input has this day any more");
        }

        var parts = await fingerprinter.PartsOfAsync(table, day, cancellationToken);
        if (stored is null)
        {
            return (PartitionState.Stale, "new day");
        }

        if (stored.Fingerprint != parts.Fingerprint)
        {
            return (PartitionState.Stale, ReasonOf(stored.Inputs, parts.Parts));
        }

        var follows = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var input in table.Inputs.Where(input => input.Kind == InputKind.Table && !context.Catalog.Table(input.Name).IsDateless))
        {
            foreach (var inputDay in inputDays.Of(input, table, day))
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

    /// <summary>What changed between two sets of parts.</summary>
    public static string ReasonOf(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now)
    {
        var changed = now.Keys.Union(before.Keys, StringComparer.Ordinal)
            .Where(name => before.GetValueOrDefault(name) != now.GetValueOrDefault(name))
            .Order(StringComparer.Ordinal);
        return $"{string.Join(", ", changed)} changed";
    }
}
