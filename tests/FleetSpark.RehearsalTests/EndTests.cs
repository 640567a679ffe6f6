namespace FleetSpark.RehearsalTests;

/// <summary>Whether the day came to its end. What failed is told here, once; the tests of what came of it are left out then.</summary>
public sealed class EndTests(Rehearsal rehearsal)
{
    [Fact]
    public void Rehearsal_OfADay_CameToItsEnd() => Assert.True(rehearsal.Failure is null, rehearsal.Failure);
}
