using System.Buffers;
using System.Text.Json;
using FleetSpark.Core;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Tags;

/// <summary>
/// How far the operator's transactions are landed, and which of those that it may hand over again. Kept as one object of the raw store:
/// <c>{"version": 1, "covered_to": INSTANT, "settled_to": INSTANT, "windows": [{"to": INSTANT, "records": BASE64 of 16 bytes each}, ...]}</c>.
/// </summary>
/// <param name="CoveredTo">Up to where windows were landed, excluded.</param>
/// <param name="SettledTo">
/// From where the next window begins: <paramref name="CoveredTo"/>, or the overlap before the time at which the operator was asked last, where
/// that is earlier. What it posts later than the overlap is not found.
/// </param>
/// <param name="Windows">The windows that reach beyond <paramref name="SettledTo"/>, each with the records that it was the first to bring.</param>
internal sealed record TagState(DateTimeOffset CoveredTo, DateTimeOffset SettledTo, IReadOnlyList<LandedWindow> Windows)
{
    /// <summary>Its key in the raw store.</summary>
    public const string Key = "_cursors/api.json";

    private const int Version = 1;

    /// <summary>The state before the first window.</summary>
    public static TagState BeforeDay(Day first) => new(first.StartUtc, first.StartUtc, []);

    /// <summary>The state after a window more.</summary>
    /// <param name="window">The window.</param>
    /// <param name="askedAt">When the operator was asked, by its clock: what it posts after that was not there, wherever the window ends.</param>
    /// <param name="overlap">How late it may post.</param>
    /// <param name="records">The records that the window was the first to bring.</param>
    public TagState After(TagWindow window, DateTimeOffset askedAt, TimeSpan overlap, IReadOnlyCollection<UInt128> records)
    {
        var covered = askedAt < window.To ? askedAt : window.To;
        covered = covered > CoveredTo ? covered : CoveredTo;
        var settled = TagWindow.WholeSeconds(askedAt - overlap);
        settled = settled < covered ? settled : covered;
        settled = settled > SettledTo ? settled : SettledTo; // never back: what was settled is not kept
        var windows = records.Count == 0 ? Windows : [.. Windows, new LandedWindow(window.To, records)];
        return new TagState(covered, settled, [.. windows.Where(landed => landed.To > settled)]);
    }

    /// <summary>All records that may be handed over again.</summary>
    public HashSet<UInt128> KnownRecords() => [.. Windows.SelectMany(window => window.Records)];

    /// <summary>Reads the object.</summary>
    /// <exception cref="FleetException">FS2113: it is none.</exception>
    public static TagState Parse(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            if (root.GetProperty("version"u8).GetInt32() == Version)
            {
                return new TagState(
                    InstantOf(root, "covered_to"),
                    InstantOf(root, "settled_to"),
                    [.. root.GetProperty("windows"u8).EnumerateArray().Select(window => new LandedWindow(InstantOf(window, "to"), [.. RecordHash.ReadAll(window.GetProperty("records"u8).GetBytesFromBase64())]))]);
            }
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // told below
        }

        throw TagErrors.BrokenState(Key);
    }

    /// <summary>The object's bytes.</summary>
    public ReadOnlyMemory<byte> ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("version"u8, Version);
            json.WriteString("covered_to"u8, UtcInstants.ToText(CoveredTo));
            json.WriteString("settled_to"u8, UtcInstants.ToText(SettledTo));
            json.WriteStartArray("windows"u8);
            foreach (var window in Windows)
            {
                json.WriteStartObject();
                json.WriteString("to"u8, UtcInstants.ToText(window.To));
                json.WriteBase64String("records"u8, RecordHash.ToBytes(window.Records));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenMemory;
    }

    private static DateTimeOffset InstantOf(JsonElement element, string name) =>
        UtcInstants.TryParse(element.GetProperty(name).GetString() ?? string.Empty, out var instant) ? instant : throw new FormatException("No instant.");
}

/// <summary>A window that was landed.</summary>
/// <param name="To">Its end, excluded.</param>
/// <param name="Records">Hashes of the records that it was the first to bring.</param>
internal sealed record LandedWindow(DateTimeOffset To, IReadOnlyCollection<UInt128> Records);
