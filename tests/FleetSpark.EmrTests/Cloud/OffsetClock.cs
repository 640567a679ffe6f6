namespace FleetSpark.EmrTests.Cloud;

/// <summary>The system's clock, ahead by some time: who asks it is late.</summary>
internal sealed class OffsetClock(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
