using FleetSpark.Aws.Emr;
using FleetSpark.Emr.Prices;

namespace FleetSpark.Emr.Usage;

/// <summary>Hours of a cluster's machines of one type and market.</summary>
/// <param name="Type">The type, <c>m7g.xlarge</c> say.</param>
/// <param name="Market"><c>ON_DEMAND</c> or <c>SPOT</c>.</param>
/// <param name="Hours">Hours, of all machines together.</param>
public sealed record InstanceHours(string Type, string Market, decimal Hours)
{
    private const int Digits = 4;

    /// <summary>
    /// For how long machines were there between two moments, the first included, the second not. A machine is there from when it was made to when it ended, if it did; one that was
    /// asked for and is not there yet, or whose type is not told, does not count.
    /// </summary>
    public static IReadOnlyList<InstanceHours> Of(IEnumerable<Instance> machines, DateTimeOffset begin, DateTimeOffset end) =>
    [
        .. from machine in machines
           where machine is { InstanceType: not null, Status.Timeline.CreationDateTime: not null }
           group Overlap(machine.Status!.Timeline!, begin, end).Ticks by (Type: machine.InstanceType!, Market: machine.Market ?? MachinePrice.OnDemand) into kind
           let ticks = kind.Sum()
           where ticks > 0
           orderby kind.Key.Type, kind.Key.Market
           select new InstanceHours(kind.Key.Type, kind.Key.Market, Math.Round(ticks / (decimal)TimeSpan.TicksPerHour, Digits)),
    ];

    private static TimeSpan Overlap(Timeline life, DateTimeOffset begin, DateTimeOffset end)
    {
        var first = life.CreationDateTime > begin ? life.CreationDateTime.Value : begin;
        var last = life.EndDateTime < end ? life.EndDateTime.Value : end;
        return last > first ? last - first : TimeSpan.Zero;
    }
}
