namespace FleetSpark.SimulatorTests;

public sealed class DriveTests(SimulatedRun run) : IClassFixture<SimulatedRun>
{
    private ILookup<string, GpsRecord> ByPlate { get; } = run.Positions
        .DistinctBy(p => (p.Device, p.At))
        .ToLookup(p => run.PlateOf(p.Device, p.At)!);

    private HashSet<(string Device, DateTimeOffset At)> Jumps { get; } = [.. run.Defects
        .Where(d => d.Text("kind") == "jump")
        .Select(d => (d.Text("device_number")!, DateTimeOffset.Parse(d.Text("recorded_at")!)))];

    [Fact]
    public void Positions_OfGoodRecords_HaveATruckOfTheRegistryEach()
    {
        Assert.DoesNotContain(run.Positions, p => run.PlateOf(p.Device, p.At) is null);
        Assert.Equal(60, ByPlate.Count);
    }

    [Fact]
    public void Legs_ButForJumps_AreNoFasterThanTrucks()
    {
        var legs = Legs(withJumps: false).ToArray();
        Assert.NotEmpty(legs);
        Assert.Empty(legs.Where(l => l.Kmh > 130).Select(l => $"{l.To.Line.Text} {l.Kmh:F0} km/h"));
    }

    [Fact]
    public void Jumps_OnBothLegs_AreFasterThanAnyTruck()
    {
        var legs = Legs(withJumps: true).Where(l => Jumps.Contains((l.To.Device, l.To.At)) || Jumps.Contains((l.From.Device, l.From.At))).ToArray();
        Assert.NotEmpty(Jumps);
        Assert.Equal(2 * Jumps.Count, legs.Length);
        Assert.All(legs, l => Assert.True(l.Kmh > 200, $"{l.To.Line.Text} {l.Kmh:F0} km/h"));
    }

    [Fact]
    public void Odometer_OverADay_IsLongerThanTheWayItSees()
    {
        var driven = ByPlate.Select(truck => truck.Where(p => p.Odometer is not null && !Jumps.Contains((p.Device, p.At))).OrderBy(p => p.At).ToArray())
            .Where(fixes => fixes.Length > 100 && fixes[^1].Odometer - fixes[0].Odometer > 100_000).ToArray();
        Assert.True(driven.Length > 20);
        Assert.All(driven, fixes =>
        {
            // A parked tracker's jitter is not on the odometer, so moving legs alone are measured.
            var seen = fixes.Zip(fixes.Skip(1)).Where(l => l.Second.Odometer > l.First.Odometer).Sum(l => l.First.MetresTo(l.Second.Latitude, l.Second.Longitude));
            var odometer = fixes[^1].Odometer!.Value - fixes[0].Odometer!.Value;
            Assert.InRange(odometer / seen, 1.0, 1.4);
        });
    }

    [Fact]
    public void TrueDistance_OfTheRun_IsTheOdometers()
    {
        var trueMetres = run.Drives.GroupBy(d => d.Text("plate")!).ToDictionary(g => g.Key, g => g.Sum(d => d.Number("distance_m")!.Value));
        var whole = ByPlate.Select(truck => (truck.Key, Odometers: truck.Where(p => p.Odometer is not null).OrderBy(p => p.At).Select(p => p.Odometer!.Value).ToArray()))
            .Where(truck => truck.Odometers.Length > 500).ToArray();
        Assert.True(whole.Length > 40, $"{whole.Length} trucks sent more than 500 fixes");
        // The last fix is up to five minutes, and in a gap an hour, before the end.
        Assert.All(whole, truck => Assert.InRange(trueMetres[truck.Key] - (truck.Odometers[^1] - truck.Odometers[0]), -10, 90_000));
    }

    [Fact]
    public void Trackers_OfParkedTrucks_MostlyHoldTheirPosition()
    {
        var parked = Legs(withJumps: false).Where(l => l.From is { Speed: 0, Ignition: false } && l.To is { Speed: 0, Ignition: false }).ToArray();
        Assert.NotEmpty(parked);
        Assert.InRange((double)parked.Count(l => l.Metres == 0) / parked.Length, 0.6, 0.95);
        Assert.All(parked, l => Assert.True(l.Metres < 200, $"{l.To.Line.Text} moved {l.Metres:F0} m"));
    }

    [Fact]
    public void Trucks_ByNight_MoveLessThanByDay()
    {
        double Moving(int from, int to) => run.Positions.Where(p => p.At.AddHours(-3).Hour >= from && p.At.AddHours(-3).Hour < to).Average(p => p.Speed > 0 ? 1.0 : 0.0);
        Assert.True(Moving(8, 18) > 2 * Moving(0, 4), $"{Moving(8, 18):P0} by day, {Moving(0, 4):P0} by night");
    }

    [Fact]
    public void Truck_OnceRetired_SendsNothing()
    {
        var retired = Assert.Single(run.Registry, r => r.IsRetired);
        Assert.NotEmpty(ByPlate[retired.Plate]);
        Assert.All(ByPlate[retired.Plate], p => Assert.True(p.At < retired.ValidFrom));
    }

    [Fact]
    public void DeviceNumber_Past2To53_ComesAsNumberAndAsTextWithAllDigits()
    {
        var lines = run.Lines["gps"].Select(l => l.Text).ToArray();
        Assert.Contains(lines, l => l.StartsWith("{\"device_number\":9007199254740993,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("{\"device_number\":\"9007199254740993\",", StringComparison.Ordinal));
    }

    private IEnumerable<(GpsRecord From, GpsRecord To, double Metres, double Kmh)> Legs(bool withJumps) =>
        from truck in ByPlate
        let fixes = truck.Where(p => withJumps || !Jumps.Contains((p.Device, p.At))).OrderBy(p => p.At).ToArray()
        from leg in fixes.Zip(fixes.Skip(1))
        let metres = leg.First.MetresTo(leg.Second.Latitude, leg.Second.Longitude)
        select (leg.First, leg.Second, metres, metres / (leg.Second.At - leg.First.At).TotalSeconds * 3.6);
}
