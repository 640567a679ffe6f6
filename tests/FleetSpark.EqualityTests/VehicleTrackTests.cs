using FleetSpark.Landing;

namespace FleetSpark.EqualityTests;

/// <summary>The fixes of one real vehicle, on both engines.</summary>
public sealed class VehicleTrackTests
{
    private const string Map = "device_number=EquipmentId,latitude=latitude,longitude=longitude,speed_kmh=speed,odometer_m=\"odometer reading\",recorded_at=eventGeneratedTime:epoch_ms";

    [Fact]
    public async Task Tables_OfOneRealVehicle_AreEqual()
    {
        using var pair = new EnginePair();
        await pair.LandAsync("gps", Path.Combine(AppContext.BaseDirectory, "data", "vehicle-track.csv.gz"), new LandingOptions { Map = Map });
        await pair.RunAsync();
        Assert.InRange(await LakeComparison.RowsAsync(pair.Spark), 10_917, long.MaxValue);
    }
}
