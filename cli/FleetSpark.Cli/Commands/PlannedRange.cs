using FleetSpark.Core;
using FleetSpark.Jobs;
using FleetSpark.Jobs.Planning;
using Newtonsoft.Json;

namespace FleetSpark.Cli.Commands;

/// <summary>Consecutive days of a table that a run would make for one reason.</summary>
/// <param name="Table">The table.</param>
/// <param name="From">The first day; null for a table without days.</param>
/// <param name="To">The last day, included; null for a table without days.</param>
/// <param name="State"><c>stale</c> or <c>may_follow</c>.</param>
/// <param name="Reason">What changed.</param>
/// <param name="Rows">Rows that these partitions hold now; 0 where they are new.</param>
/// <param name="Bytes">Bytes of their files now.</param>
/// <param name="Files">How many files they have now.</param>
internal sealed record PlannedRange(string Table, string? From, string? To, string State, string Reason, long Rows, long Bytes, int Files)
{
    /// <summary>The days for people.</summary>
    [JsonIgnore]
    public string Days => From is null ? "all" : From == To ? From : $"{From}..{To}";

    /// <summary>The partitions of a plan as ranges, tables in the plan's order.</summary>
    public static IReadOnlyList<PlannedRange> Of(IReadOnlyList<PlanItem> items, LakeState lake)
    {
        var ranges = new List<PlannedRange>();
        foreach (var table in items.GroupBy(item => item.Table.Name))
        {
            PlannedRange? last = null;
            foreach (var item in table.OrderBy(item => item.Day))
            {
                var one = Of(item, lake);
                if (last is not null && last.IsFollowedBy(one))
                {
                    ranges[^1] = last = last with { To = one.To, Rows = last.Rows + one.Rows, Bytes = last.Bytes + one.Bytes, Files = last.Files + one.Files };
                }
                else
                {
                    ranges.Add(last = one);
                }
            }
        }

        return ranges;
    }

    private static PlannedRange Of(PlanItem item, LakeState lake)
    {
        var now = lake.Table(item.Table.Name).Find(item.Day);
        var day = item.Day?.ToString();
        var state = item.State == PartitionState.MayFollow ? "may_follow" : "stale";
        return new PlannedRange(item.Table.Name, day, day, state, item.Reason, now?.Rows ?? 0, now?.Files.Sum(file => file.Bytes) ?? 0, now?.Files.Count ?? 0);
    }

    private bool IsFollowedBy(PlannedRange next) =>
        To is not null && next.From is not null && State == next.State && Reason == next.Reason && Day.Parse(To).AddDays(1) == Day.Parse(next.From);
}
