using FleetSpark.Simulator.Numbers;
using FleetSpark.Simulator.Roads;

namespace FleetSpark.SimulatorTests;

public sealed class RoadTests
{
    private static readonly RoadNetwork Network = NetworkBuilder.Build();

    [Fact]
    public void Roads_BetweenPlazas_WindByTheirFactor()
    {
        Assert.NotEmpty(Network.Roads);
        Assert.All(Network.Roads, road =>
        {
            var (from, to) = (Network.Junctions[road.From], Network.Junctions[road.To]);
            var straight = Sphere.Metres(from.Latitude, from.Longitude, to.Latitude, to.Longitude);
            Assert.InRange(road.Length / straight, 1.15, 1.4);
        });
    }

    [Fact]
    public void Roads_MeasuredAlongTheirPoints_AreAsLongAsTheySay()
    {
        Assert.NotEmpty(Network.Roads);
        Assert.All(Network.Roads, road =>
        {
            var metres = 0.0;
            var last = road.PointAt(0);
            for (var at = 50.0; at < road.Length; at += 50)
            {
                var point = road.PointAt(at);
                metres += Sphere.Metres(last.Latitude, last.Longitude, point.Latitude, point.Longitude);
                last = point;
            }

            Assert.InRange(metres / road.Length, 0.97, 1.0001);
        });
    }

    [Fact]
    public void Network_FromAnyJunction_ReachesEveryOther()
    {
        Assert.True(Network.Junctions.Count > 150);
        Assert.All(Enumerable.Range(1, Network.Junctions.Count - 1), i => Assert.InRange(Network.Metres(0, i), 1, 6_000_000));
    }

    [Fact]
    public void Roads_BetweenNeighboursOfOneHighway_AreMany()
    {
        var highways = Network.Roads.Where(r => Network.Junctions[r.From].Plaza is { } a && Network.Junctions[r.To].Plaza is { } b && a.Road == b.Road);
        Assert.True(highways.Count() > 70);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 1, 45)]
    [InlineData(1, 0, 90)]
    [InlineData(1, -1, 135)]
    [InlineData(0, -1, 180)]
    [InlineData(-1, 0, 270)]
    [InlineData(-0.0001, 1, 0)]
    [InlineData(0.5, 0.8660254, 30)]
    public void Heading_OfAWay_IsClockwiseFromNorth(double east, double north, int degrees) => Assert.Equal(degrees, Geography.Heading(east, north));

    [Fact]
    public void ExactMath_OfAnglesUpToOne_AgreesWithTheCLibrary()
    {
        for (var x = 0.0; x < 1; x += 0.01)
        {
            Assert.Equal(Math.Sin(x), ExactMath.Sin(x), 1e-14);
            Assert.Equal(Math.Cos(x), ExactMath.Cos(x), 1e-14);
            Assert.Equal(Math.Asin(x * 0.4), ExactMath.Asin(x * 0.4), 1e-14);
        }
    }

    [Fact]
    public void Dice_OfTheReferenceSeed_GiveTheNumbersOfSplitMix64()
    {
        // The first three of seed 1234567, as the algorithm's reference code prints them.
        var dice = new Dice(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [dice.Next(), dice.Next(), dice.Next()]);
    }

    [Fact]
    public void Plates_OfManyTrucks_AreAllDifferent()
    {
        var plates = Enumerable.Range(0, 100_000).Select(Simulator.Fleet.Truck.PlateOf).ToHashSet();
        Assert.Equal(100_000, plates.Count);
        Assert.All(plates.Take(1000), p => Assert.Matches("^[A-Z]{3}[0-9][A-Z][0-9]{2}$", p));
    }
}
