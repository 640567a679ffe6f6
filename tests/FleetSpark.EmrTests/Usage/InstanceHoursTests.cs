using FleetSpark.Aws.Emr;
using FleetSpark.Emr.Usage;

namespace FleetSpark.EmrTests.Usage;

public sealed class InstanceHoursTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 29, 12, 0, 0, TimeSpan.Zero);

    // Minutes from noon; the run is from 0 to 60.
    [Theory]
    [InlineData(-30, null, "1")]
    [InlineData(-30, 90, "1")]
    [InlineData(0, 60, "1")]
    [InlineData(15, 45, "0.5")]
    [InlineData(-30, 15, "0.25")]
    [InlineData(45, null, "0.25")]
    [InlineData(-30, 0, null)] // ended as the run began
    [InlineData(60, null, null)] // came as it ended
    [InlineData(70, 80, null)]
    [InlineData(59, null, "0.0167")]
    public void Hours_OfAMachine_AreThoseOfItsLifeWithinTheRun(int from, int? to, string? hours) =>
        Assert.Equal(hours is null ? [] : [new InstanceHours("m7g.xlarge", "ON_DEMAND", decimal.Parse(hours))], InstanceHours.Of([Machine("m7g.xlarge", "ON_DEMAND", from, to)], Noon, Noon.AddHours(1)));

    [Fact]
    public void Hours_OfSeveralMachines_AreSummedByTypeAndMarket() => Assert.Equal(
        [new InstanceHours("m7g.xlarge", "ON_DEMAND", 1), new InstanceHours("r7g.xlarge", "ON_DEMAND", 1), new InstanceHours("r7g.xlarge", "SPOT", 1.5m)],
        InstanceHours.Of(
            [Machine("r7g.xlarge", "SPOT", -5, null), Machine("m7g.xlarge", null, -9, null), Machine("r7g.xlarge", "ON_DEMAND", -9, null), Machine("r7g.xlarge", "SPOT", 30, null)], Noon, Noon.AddHours(1)));

    [Fact]
    public void Hours_OfMachinesThatAreNotThereYet_DoNotCount() => Assert.Empty(InstanceHours.Of(
        [new Instance("m7g.xlarge", "SPOT", Status: null), new Instance("m7g.xlarge", "SPOT", new InstanceStatus(Timeline: null)), Machine(null, "SPOT", 0, null)], Noon, Noon.AddHours(1)));

    private static Instance Machine(string? type, string? market, int from, int? to) =>
        new(type, market, new InstanceStatus(new Timeline(Noon.AddMinutes(from), ReadyDateTime: null, StartDateTime: null, to is { } end ? Noon.AddMinutes(end) : null)));
}
