using System.Text;
using FleetSpark.Core;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Fleet;

namespace FleetSpark.LandingTests.Fleet;

/// <summary>A registry's file, written anew for each snapshot, and a raw store to land it in.</summary>
internal sealed class RegistryBench : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public RawLake Raw { get; } = new(new MemoryStore());

    public SkippingClock Clock { get; } = new(Start);

    public FleetOptions Options { get; set; } = new();

    /// <summary>Writes the file, sent some hours after the beginning, and lands it.</summary>
    public Task<FleetReport> LandAsync(int hour, string content, string name = "registry", IObjectStore? store = null) => LandAsync(hour, Encoding.UTF8.GetBytes(content), name, store);

    public Task<FleetReport> LandAsync(int hour, byte[] content, string name = "registry", IObjectStore? store = null) =>
        Lander(Write(hour, content, name), store).LandAsync(RawLake.Cancellation);

    public string Write(int hour, byte[] content, string name = "registry")
    {
        var (stem, ending) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        return Raw.Write($"{stem}-{UtcInstants.ToName(Start.AddHours(hour))}{ending}", content);
    }

    public FleetLander Lander(string file, IObjectStore? store = null) =>
        new(LandingTests.Sources.Of("fleet"), store ?? Raw.Store, Options with { File = file }, new LandingOptions().CompanyZone, new FileSecrets(), Clock);

    /// <summary>Lands, which must fail with this code, and must leave the raw store as it was.</summary>
    public async Task<FleetException> FailAsync(string code, int hour, string content, string name = "registry")
    {
        var before = await Raw.KeysAsync();
        var error = await Assert.ThrowsAsync<FleetException>(() => LandAsync(hour, content, name));
        Assert.Equal(code, error.Code);
        Assert.Equal(before, await Raw.KeysAsync());
        return error;
    }

    /// <summary>The records of the raw store in the order of their texts, the salt left out.</summary>
    public async Task<IReadOnlyList<string>> RecordsAsync() => [.. (await Raw.RecordsAsync()).Select(WithoutSalt).Order(StringComparer.Ordinal)];

    public static string Row(string plate, string device, string? validFrom = "2026-03-01T00:00:00Z", string? driver = null) =>
        $"{{\"plate\":\"{plate}\",\"model\":\"FH\",\"device_number\":\"{device}\"{(validFrom is null ? string.Empty : $",\"valid_from\":\"{validFrom}\"")}{(driver is null ? string.Empty : $",\"driver_name\":\"{driver}\"")}}}\n";

    public void Dispose() => Raw.Dispose();

    private static string WithoutSalt(string record)
    {
        var at = record.IndexOf(",\"_salt\":\"", StringComparison.Ordinal);
        Assert.True(at > 0, record);
        return record[..at] + "}";
    }
}
