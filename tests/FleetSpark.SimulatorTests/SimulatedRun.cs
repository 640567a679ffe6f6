using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FleetSpark.Core;
using FleetSpark.Simulator;

namespace FleetSpark.SimulatorTests;

/// <summary>A run of 60 trucks over two days, written once and read by many tests. It reads files only, as the pipeline would.</summary>
public sealed class SimulatedRun : IAsyncLifetime
{
    public static readonly Day From = Day.Parse("2026-03-29");

    private readonly TemporaryFolder _folder = new();
    private ILookup<string, (string Device, string Plate, DateTimeOffset From, DateTimeOffset Until)> _carriers = null!;

    public SimulationSummary Summary { get; private set; } = null!;

    /// <summary>Every line that is not blank, by source.</summary>
    public ILookup<string, RawLine> Lines { get; private set; } = null!;

    public IReadOnlyList<JsonElement> Defects { get; private set; } = [];

    public IReadOnlyList<JsonElement> Drives { get; private set; } = [];

    public IReadOnlyList<JsonElement> Charges { get; private set; } = [];

    /// <summary>GPS records that are neither refused nor rejected.</summary>
    public IReadOnlyList<GpsRecord> Positions { get; private set; } = [];

    /// <summary>Registry rows that are neither refused nor rejected.</summary>
    public IReadOnlyList<FleetRow> Registry { get; private set; } = [];

    public static IEnumerable<RawLine> ReadLines(string root) =>
        from folder in BuiltIn.SourceNames
        from path in Directory.GetFiles(Path.Combine(root, folder)).Order(StringComparer.Ordinal)
        from line in SplitLines(Unpack(path))
        select new RawLine(folder, Path.GetFileName(path).Split('.')[0], line);

    public static byte[] Unpack(string path)
    {
        using var file = File.OpenRead(path);
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static IReadOnlyList<JsonElement> ReadTruth(string root, string name) =>
        [.. File.ReadLines(Path.Combine(root, "truth", name)).Select(line => JsonDocument.Parse(line).RootElement)];

    public async ValueTask InitializeAsync()
    {
        var options = new SimulationOptions { OutFolder = _folder.Path, Trucks = 60, Days = 2, Seed = 7, From = From };
        Summary = await new FleetSimulation(options).WriteAsync(null, CancellationToken.None);
        Lines = ReadLines(_folder.Path).ToLookup(l => l.Source);
        Defects = ReadTruth(_folder.Path, "defects.ndjson");
        Drives = ReadTruth(_folder.Path, "drives.ndjson");
        Charges = ReadTruth(_folder.Path, "charges.ndjson");
        Positions = [.. Lines["gps"].Where(l => Judge.ReasonFor(l) is null).Select(GpsRecord.Of)];
        Registry = [.. Lines["fleet"].Where(l => Judge.ReasonFor(l) is null).Select(FleetRow.Of)];
        _carriers = Carriers(Registry).ToLookup(c => c.Device);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>How many defects were planted, which must be some: with none a test would show nothing.</summary>
    public int CountSome(string source, string verdict)
    {
        var count = Defects.Count(d => d.Text("source") == source && d.Text("verdict") == verdict);
        Assert.NotEqual(0, count);
        return count;
    }

    /// <summary>The plate that carried a tracker at an instant.</summary>
    public string? PlateOf(string device, DateTimeOffset at) =>
        _carriers[device].Where(c => c.From <= at && at < c.Until).Select(c => c.Plate).SingleOrDefault();

    // A row holds from its valid_from until the next one of its plate.
    private static IEnumerable<(string Device, string Plate, DateTimeOffset From, DateTimeOffset Until)> Carriers(IEnumerable<FleetRow> registry) =>
        from rows in registry.GroupBy(r => r.Plate)
        let sorted = rows.OrderBy(r => r.ValidFrom).ToArray()
        from i in Enumerable.Range(0, sorted.Length)
        select (sorted[i].Device, rows.Key, sorted[i].ValidFrom, i + 1 < sorted.Length ? sorted[i + 1].ValidFrom : DateTimeOffset.MaxValue);

    private static IEnumerable<byte[]> SplitLines(byte[] bytes)
    {
        var start = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        while (start < bytes.Length)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            var line = bytes[start..end].AsSpan().TrimEnd((byte)'\r').ToArray();
            start = end + 1;
            if (line.Length > 0)
            {
                yield return line;
            }
        }
    }
}

/// <summary>One line of a file.</summary>
public sealed record RawLine(string Source, string Sent, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public DateTimeOffset SentAt => UtcInstants.TryParseName(Sent, out var at) ? at : throw new FormatException(Sent);
}

/// <summary>A good GPS record.</summary>
public sealed record GpsRecord(string Device, DateTimeOffset At, double Latitude, double Longitude, double? Speed, double? Odometer, bool? Ignition, RawLine Line)
{
    public static GpsRecord Of(RawLine line)
    {
        var json = JsonDocument.Parse(line.Bytes).RootElement;
        return new GpsRecord(
            json.Text("device_number")!, DateTimeOffset.Parse(json.Text("recorded_at")!), json.Number("latitude")!.Value, json.Number("longitude")!.Value,
            json.Number("speed_kmh"), json.Number("odometer_m"), json.TryGetProperty("ignition", out var ignition) ? ignition.GetBoolean() : null, line);
    }

    /// <summary>Metres by haversine; the test may use the C library, the simulator may not.</summary>
    public double MetresTo(double latitude, double longitude) => Sphere.Metres(Latitude, Longitude, latitude, longitude);
}

/// <summary>A good row of the registry.</summary>
public sealed record FleetRow(string Plate, string Device, DateTimeOffset ValidFrom, int Axles, bool IsRetired)
{
    public static FleetRow Of(RawLine line)
    {
        var json = JsonDocument.Parse(line.Bytes).RootElement;
        return new FleetRow(
            json.Text("plate")!, json.Text("device_number")!, DateTimeOffset.Parse(json.Text("valid_from")!), (int)json.Number("axle_count")!.Value, json.Text("retired") == "true");
    }
}
