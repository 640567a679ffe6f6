using System.Diagnostics;
using FleetSpark.Core;
using FleetSpark.Jobs.Planning;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Running;

/// <summary>Makes partitions, puts them into the run's state, and remembers what it made.</summary>
internal sealed class RunMaker(JobContext context, LakeState state, Fingerprinter fingerprinter, PartitionGraph graph, PartitionMaker maker)
{
    private readonly Dictionary<string, List<(Day? Day, PartitionEntry? Partition)>> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _seconds = new(StringComparer.Ordinal);

    /// <summary>What was made by table and day; null for a partition that was taken out.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(Day? Day, PartitionEntry? Partition)>> Made =>
        _made.ToDictionary(made => made.Key, made => (IReadOnlyList<(Day? Day, PartitionEntry? Partition)>)made.Value, StringComparer.Ordinal);

    /// <summary>Makes a partition of a plan unless, its inputs being made by now, it turns out to be current.</summary>
    public async Task MakeAsync(PlanItem item, bool isForced, CancellationToken cancellationToken)
    {
        if (item.Day is not { } day)
        {
            return; // made while planning
        }

        if (!graph.WantedDays(item.Table).Contains(day))
        {
            state.Table(item.Table.Name).Remove(day);
            Remember(item.Table, day, null);
            return;
        }

        var parts = await fingerprinter.PartsOfAsync(item.Table, day, cancellationToken);
        if (isForced || state.Table(item.Table.Name).Find(day)?.Fingerprint != parts.Fingerprint)
        {
            await MakeAsync(item.Table, day, parts, cancellationToken);
        }
    }

    /// <summary>Makes a partition.</summary>
    public async Task MakeAsync(TableDefinition table, Day? day, PartitionParts parts, CancellationToken cancellationToken)
    {
        context.Progress?.Report($"make {table.Name} {day}");
        var watch = Stopwatch.StartNew();
        var partition = await maker.MakeAsync(table, day, parts, cancellationToken);
        state.Table(table.Name).Set(partition);
        Remember(table, day, partition);
        _seconds[table.Name] += watch.Elapsed.TotalSeconds;
    }

    /// <summary>What was made, summed by table.</summary>
    public IReadOnlyList<TableResult> Results() =>
    [
        .. context.Catalog.Tables.Where(table => _made.ContainsKey(table.Name)).Select(table =>
        {
            var partitions = _made[table.Name].Select(made => made.Partition).OfType<PartitionEntry>().ToList();
            return new TableResult(
                table.Name, _made[table.Name].Count, partitions.Sum(p => p.Rows), partitions.Sum(p => p.Files.Sum(file => file.Bytes)), Math.Round(_seconds[table.Name], 3));
        }),
    ];

    private void Remember(TableDefinition table, Day? day, PartitionEntry? partition)
    {
        if (!_made.TryGetValue(table.Name, out var made))
        {
            _made[table.Name] = made = [];
            _seconds[table.Name] = 0;
        }

        made.Add((day, partition));
    }
}
