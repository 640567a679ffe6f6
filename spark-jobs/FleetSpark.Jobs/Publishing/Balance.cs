using FleetSpark.Core;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Publishing;

/// <summary>
/// The equations that say that no record was lost or doubled, each term counted by itself: landed by the names of raw objects, ok,
/// rejected and refused by the rows staged, kept by the rows of the source's home tables, duplicates by a query of their own.
/// </summary>
internal sealed class Balance(TableCatalog catalog, LakeState state)
{
    /// <summary>The equations of every source over the whole lake.</summary>
    /// <param name="staleDays">Whether a day of a source's home table is known to be stale: its second equation cannot hold yet.</param>
    /// <exception cref="FleetException">FS4201: one does not hold.</exception>
    public IReadOnlyList<SourceBalance> Check(Func<TableDefinition, Day, bool> staleDays) =>
        [.. catalog.Sources.Select(source => CheckSource(source, staleDays)).Where(balance => balance.Landed > 0)];

    private SourceBalance CheckSource(SourceDefinition source, Func<TableDefinition, Day, bool> isStale)
    {
        var objects = state.Source(source.Name).Increments.SelectMany(increment => increment.Objects).ToList();
        var landed = objects.Sum(o => (long)o.Records);
        var okByDay = objects.SelectMany(o => o.OkByDay).GroupBy(count => count.Day).ToDictionary(group => group.Key, group => group.Sum(count => count.Records));
        var ok = okByDay.Values.Sum();
        var rejected = objects.Sum(o => o.Rejected);
        var refused = objects.Sum(o => o.Refused);
        if (landed != ok + rejected + refused)
        {
            throw JobErrors.Unbalanced(source.Name, $"{landed} landed, {ok} ok + {rejected} rejected + {refused} refused");
        }

        var homes = catalog.Tables.Where(table => table.HomeOf == source.Name).ToList();
        if (homes.Count == 0)
        {
            return new SourceBalance(source.Name, landed, ok, rejected, refused, null, null);
        }

        long kept = 0;
        long duplicates = 0;
        foreach (var (day, okOfDay) in okByDay)
        {
            var partitions = homes.Select(home => state.Table(home.Name).Find(day)).OfType<PartitionEntry>().ToList();
            var keptOfDay = partitions.Sum(partition => partition.Rows);
            var duplicatesOfDay = partitions.Select(partition => partition.Duplicates ?? 0).DefaultIfEmpty(0).Max();
            kept += keptOfDay;
            duplicates += duplicatesOfDay;
            if (okOfDay != keptOfDay + duplicatesOfDay && !homes.Any(home => isStale(home, day)))
            {
                throw JobErrors.Unbalanced($"{source.Name} on {day}", $"{okOfDay} ok, {keptOfDay} kept + {duplicatesOfDay} duplicates");
            }
        }

        return new SourceBalance(source.Name, landed, ok, rejected, refused, kept, duplicates);
    }
}

/// <summary>The balance of a source over the whole lake.</summary>
/// <param name="Source">The source.</param>
/// <param name="Landed">Records and refused lines that raw objects' names say they hold.</param>
/// <param name="Ok">Good records staged.</param>
/// <param name="Rejected">Records staged with a reason.</param>
/// <param name="Refused">Lines that are no record, staged with their reason.</param>
/// <param name="Kept">Rows of the home tables; null where the source has none.</param>
/// <param name="Duplicates">Good records dropped as copies of a kept one; null where the source has no home table.</param>
public sealed record SourceBalance(string Source, long Landed, long Ok, long Rejected, long Refused, long? Kept, long? Duplicates);
