using FleetSpark.Landing.Records;
using FleetSpark.Landing.Sources.Gps;

namespace FleetSpark.LandingTests.Gps;

/// <summary>Batches of messages as a lander opens them.</summary>
internal static class Batches
{
    /// <summary>An empty batch that is put into a lake, where no message is known to be poisoned.</summary>
    public static MessageBatch Of(RawLake lake) => new(JudgedFields.Of(LandingTests.Sources.Gps.Fields), lake.Store, new HashSet<string>(StringComparer.Ordinal));
}
