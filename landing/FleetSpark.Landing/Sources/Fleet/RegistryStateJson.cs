using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Fleet;

/// <summary>
/// <c>{"version": 1, "taken_at": INSTANT, "salt": HEX, "plates": [{"plate", "model", "device_number", "points": BASE64}, ...], "strays": BASE64,
/// "pending": [{"key", "content": BASE64}, ...]}</c>. A point is 25 bytes: microseconds since 1970, 16 of a hash, 1 where retired; a stray is a hash.
/// </summary>
internal static class RegistryStateJson
{
    private const int Version = 1;
    private const int PointLength = sizeof(long) + RecordHash.Length + 1;

    /// <summary>Reads the object.</summary>
    /// <exception cref="FleetException">FS2414: it is none.</exception>
    public static RegistryState Parse(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            if (root.GetProperty("version"u8).GetInt32() == Version)
            {
                return new RegistryState
                {
                    TakenAt = InstantOf(root),
                    Salt = TextOf(root, "salt") ?? throw new FormatException("No salt."),
                    Plates = root.GetProperty("plates"u8).EnumerateArray().ToDictionary(plate => TextOf(plate, "plate")!, HistoryOf, StringComparer.Ordinal),
                    Strays = new HashSet<UInt128>(RecordHash.ReadAll(root.GetProperty("strays"u8).GetBytesFromBase64())),
                    Pending = [.. root.GetProperty("pending"u8).EnumerateArray().Select(item => new PendingObject(KeyOf(item), item.GetProperty("content"u8).GetBytesFromBase64()))],
                };
            }
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            // told below
        }

        throw FleetErrors.BrokenState(RegistryState.Key);
    }

    /// <summary>The object's bytes.</summary>
    public static ReadOnlyMemory<byte> ToBytes(RegistryState state)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("version"u8, Version);
            json.WriteString("taken_at"u8, UtcInstants.ToText(state.TakenAt!.Value));
            json.WriteString("salt"u8, state.Salt);
            json.WriteStartArray("plates"u8);
            foreach (var (plate, history) in state.Plates.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                Write(json, plate, history);
            }

            json.WriteEndArray();
            json.WriteBase64String("strays"u8, RecordHash.ToBytes([.. state.Strays.Order()]));
            json.WriteStartArray("pending"u8);
            foreach (var pending in state.Pending)
            {
                json.WriteStartObject();
                json.WriteString("key"u8, pending.Key);
                json.WriteBase64String("content"u8, pending.Content.Span);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, string plate, PlateHistory history)
    {
        json.WriteStartObject();
        json.WriteString("plate"u8, plate);
        json.WriteString("model"u8, history.Model);
        json.WriteString("device_number"u8, history.DeviceNumber);
        var points = new byte[history.Points.Count * PointLength];
        for (var i = 0; i < history.Points.Count; i++)
        {
            var point = history.Points[i];
            var bytes = points.AsSpan(i * PointLength, PointLength);
            BinaryPrimitives.WriteInt64BigEndian(bytes, (point.Moment - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
            RecordHash.Write(bytes[sizeof(long)..], point.Content);
            bytes[^1] = point.IsRetired ? (byte)1 : (byte)0;
        }

        json.WriteBase64String("points"u8, points);
        json.WriteEndObject();
    }

    private static PlateHistory HistoryOf(JsonElement plate)
    {
        var bytes = plate.GetProperty("points"u8).GetBytesFromBase64();
        RefusePart(bytes, PointLength);
        var points = bytes.Chunk(PointLength).Select(point => new PlatePoint(
            DateTimeOffset.UnixEpoch.AddTicks(BinaryPrimitives.ReadInt64BigEndian(point) * TimeSpan.TicksPerMicrosecond), RecordHash.Read(point.AsSpan(sizeof(long))), point[^1] != 0)).ToList();
        return points.Zip(points.Skip(1)).All(pair => pair.First.Moment < pair.Second.Moment)
            ? new PlateHistory(TextOf(plate, "model"), TextOf(plate, "device_number"), points)
            : throw new FormatException("Moments that do not ascend.");
    }

    // What is put under another name no run would ever read, or another source's would.
    private static string KeyOf(JsonElement pending) =>
        TextOf(pending, "key") is { } key && RawKey.TryParse(key, out _) ? key : throw new FormatException("No key of a raw object.");

    private static void RefusePart(byte[] bytes, int length)
    {
        if (bytes.Length % length != 0)
        {
            throw new FormatException("A part of an entry.");
        }
    }

    private static string? TextOf(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static DateTimeOffset InstantOf(JsonElement root) =>
        UtcInstants.TryParse(TextOf(root, "taken_at") ?? string.Empty, out var instant) ? instant : throw new FormatException("No instant.");
}
