using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Fleet;

/// <summary>Makes rows of records that were judged already.</summary>
internal sealed partial class RowReader
{
    /// <summary>Members that landing puts in; a registry's own of these names are left out.</summary>
    private static readonly string[] OwnMembers = [RowMembers.SnapshotAt, RowMembers.Withdrawn, RowMembers.Salt];

    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = RecordLimits.Bytes + 1 };
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly List<Member> _members = [];
    private readonly ArrayBufferWriter<byte> _json = new();

    /// <summary>The row of a record.</summary>
    public RegistryRow Read(ReadOnlySpan<byte> record)
    {
        ReadMembers(record);
        var plate = PlateOf(TextOf(RowMembers.Plate));
        var moment = TextOf(RowMembers.ValidFrom);
        var isInstant = RegistryInstant.TryParse(moment ?? string.Empty, out var validFrom);
        if (isInstant)
        {
            _members.RemoveAll(member => member.Name == RowMembers.ValidFrom);
        }

        var isRetired = IsTrue(TextOf(RowMembers.Retired));
        return new RegistryRow
        {
            Plate = plate,
            ValidFrom = isInstant ? validFrom : null,
            IsIdentified = plate is not null && (isInstant || moment is null),
            IsRetired = isRetired,
            Model = TextOf(RowMembers.Model),
            DeviceNumber = TextOf(RowMembers.DeviceNumber),
            Members = Write(member => member.Text).ToArray(),
            Content = RecordHash.Of(Write(member => Canonical(member, plate)).Span),
        };
    }

    private static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    private static string? PlateOf(string? text) => PlainPlate.Of(text ?? string.Empty) is var plate && Plate().IsMatch(plate) ? plate : null;

    // What says nothing else than its absence is absent.
    private static string? Canonical(Member member, string? plate) => member.Name switch
    {
        RowMembers.Plate when plate is not null => plate,
        RowMembers.Retired when string.Equals(member.Text, "false", StringComparison.OrdinalIgnoreCase) => null,
        RowMembers.Retired when IsTrue(member.Text) => "true",
        _ => member.Text,
    };

    private string? TextOf(string name) => _members.Find(member => member.Name == name)?.Text;

    private void ReadMembers(ReadOnlySpan<byte> record)
    {
        _members.Clear();
        var reader = new Utf8JsonReader(record, AnyDepth);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (MemberOf(name, ref reader, record) is { } member && !OwnMembers.Contains(name, StringComparer.Ordinal))
            {
                _members.Add(member);
            }
        }

        _members.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
    }

    // Blanks around a text mean nothing to staging, and a text of blanks is none.
    private static Member? MemberOf(string name, ref Utf8JsonReader reader, ReadOnlySpan<byte> record)
    {
        var start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                return reader.GetString()!.Trim(' ') is { Length: > 0 } text ? new Member(name, text, IsNested: false) : null;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                reader.Skip();
                return new Member(name, Encoding.UTF8.GetString(record[start..(int)reader.BytesConsumed]), IsNested: true);
            default:
                return new Member(name, Encoding.UTF8.GetString(reader.ValueSpan), IsNested: false);
        }
    }

    private ReadOnlyMemory<byte> Write(Func<Member, string?> textOf)
    {
        _json.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_json, Readable))
        {
            json.WriteStartObject();
            foreach (var member in _members)
            {
                if (textOf(member) is not { } text)
                {
                    continue;
                }

                json.WritePropertyName(member.Name);
                if (member.IsNested)
                {
                    json.WriteRawValue(text, skipInputValidation: true);
                }
                else
                {
                    json.WriteStringValue(text);
                }
            }

            json.WriteEndObject();
        }

        return _json.WrittenMemory[1..^1];
    }

    [GeneratedRegex(@"^[A-Z0-9]{2,10}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plate();

    private sealed record Member(string Name, string Text, bool IsNested);
}

/// <summary>Names of members that landing reads or puts in.</summary>
internal static class RowMembers
{
    public const string Plate = "plate";
    public const string Model = "model";
    public const string DeviceNumber = "device_number";
    public const string ValidFrom = "valid_from";
    public const string Retired = "retired";
    public const string SnapshotAt = "snapshot_at";
    public const string Withdrawn = "withdrawn";

    /// <summary>Random digits of the lake, so that nobody learns from a raw object's name, a hash that is seen outside the restricted root, whether a guess at a driver's name was right.</summary>
    public const string Salt = "_salt";

    /// <summary>What a registry must have; without <see cref="ValidFrom"/> its rows hold from when they were first seen.</summary>
    public static readonly IReadOnlyList<string> Required = [Plate, Model, DeviceNumber];
}
