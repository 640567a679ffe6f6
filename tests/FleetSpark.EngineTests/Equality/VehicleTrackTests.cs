using FleetSpark.Core;
using FleetSpark.Jobs.Planning;
using FleetSpark.Landing;

namespace FleetSpark.EngineTests.Equality;

/// <summary>The fixes of one real vehicle, on both engines: of its last day, the fullest of four, and with FLEET_SLOW=1 of all.</summary>
public sealed class VehicleTrackTests
{
    private const string Map = "device_number=EquipmentId,latitude=latitude,longitude=longitude,speed_kmh=speed,odometer_m=\"odometer reading\",recorded_at=eventGeneratedTime:epoch_ms";

    private static readonly (Day From, int Fixes) Track = Cases.Of(few: (Day.Parse("2024-05-23"), 4_669), many: (Day.Parse("2024-05-20"), 10_917));

    [Fact]
    public async Task Tables_OfOneRealVehicle_AreEqual()
    {
        using var pair = new EnginePair();
        await pair.LandAsync("gps", Path.Combine(AppContext.BaseDirectory, "data", "vehicle-track.csv.gz"), new LandingOptions { Map = Map });
        await pair.RunAsync(Selection.All with { From = Track.From });
        Assert.InRange(await LakeComparison.RowsAsync(pair.Spark), Track.Fixes, long.MaxValue);
    }
}
