using System.Text.Json;
using System.Text.Unicode;

namespace FleetSpark.Landing.Records;

/// <summary>
/// Judges whether bytes are one strict JSON object: RFC 8259, UTF-8, no key twice, at most 1 MiB and 64 levels, text fields that hold
/// text, money that a double holds to the last digit. It is made here, once, because the engines differ without a word on what they make of anything else.
/// </summary>
/// <param name="fields">The fields that are looked at.</param>
/// <param name="tap">Is shown the scalars of these fields as they are met, of pieces that turn out to be no records too; null where nobody asks.</param>
internal sealed class StrictCheck(JudgedFields fields, IFieldTap? tap = null)
{
    // Deeper than any record of 1 MiB can be: a record that is too deep must still be told from one that is no JSON.
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = RecordLimits.Bytes + 1, CommentHandling = JsonCommentHandling.Disallow };

    private readonly NameStack _names = new();
    private readonly JudgedFields?[] _objects = new JudgedFields?[RecordLimits.Depth + 1];
    private byte[] _unescaped = new byte[256];
    private JudgedFields? _field;

    /// <summary>Why the bytes are no record, a code of <see cref="RefusalReasons"/>; null where they are one.</summary>
    /// <param name="piece">The bytes, without blanks around them.</param>
    /// <param name="isJson">Whether they are one JSON value at all, as far as its grammar goes.</param>
    public string? Judge(ReadOnlySpan<byte> piece, out bool isJson)
    {
        if (piece.Length > RecordLimits.Bytes)
        {
            isJson = true; // not looked at: whoever cut it out has found its end
            return RefusalReasons.RecordTooLong;
        }

        var isUtf8 = Utf8.IsValid(piece);
        var fault = Walk(piece);
        isJson = fault != RefusalReasons.JsonBroken;
        return isUtf8 ? fault : RefusalReasons.Utf8Invalid;
    }

    private string? Walk(ReadOnlySpan<byte> piece)
    {
        var reader = new Utf8JsonReader(piece, Strict);
        string? fault = null;
        _names.Clear();
        _field = null;
        try
        {
            while (reader.Read())
            {
                // The first fault in the text is named, but for broken JSON, which shows at its end only.
                fault ??= Look(ref reader);
            }
        }
        catch (JsonException)
        {
            return RefusalReasons.JsonBroken;
        }

        return fault;
    }

    private string? Look(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth; // of an opening bracket: that of its outside
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                return depth < RecordLimits.Depth ? LookAtOpening(reader.TokenType, depth) : RefusalReasons.JsonTooDeep;
            case JsonTokenType.EndObject:
                return _names.Close() ? RefusalReasons.JsonKeyDoubled : null;
            case JsonTokenType.EndArray:
                return null;
            case JsonTokenType.PropertyName:
                return LookAtName(ref reader, depth);
            default:
                return depth == 0 ? RefusalReasons.JsonNotObject : LookAtScalar(ref reader, _field);
        }
    }

    private string? LookAtOpening(JsonTokenType token, int depth)
    {
        if (token == JsonTokenType.StartArray && depth == 0)
        {
            return RefusalReasons.JsonNotObject;
        }

        var isFault = _field is { IsText: true };
        if (token == JsonTokenType.StartObject)
        {
            _objects[depth + 1] = depth == 0 ? fields : _field;
            _names.Open();
        }

        _field = null; // no field lies in an array
        return isFault ? RefusalReasons.TextFieldNotText : null;
    }

    private string? LookAtName(ref Utf8JsonReader reader, int depth)
    {
        var name = reader.ValueSpan;
        if (reader.ValueIsEscaped)
        {
            if (!Utf8.IsValid(name))
            {
                return RefusalReasons.Utf8Invalid;
            }

            if (!EscapedText.IsWhole(name))
            {
                return RefusalReasons.UnicodeInvalid;
            }

            name = _unescaped.AsSpan(0, Unescape(ref reader));
        }

        _names.Add(name);
        _field = _objects[depth]?.Below(name);
        return null;
    }

    private int Unescape(ref Utf8JsonReader reader)
    {
        if (_unescaped.Length < reader.ValueSpan.Length)
        {
            _unescaped = new byte[reader.ValueSpan.Length];
        }

        return reader.CopyString(_unescaped);
    }

    private string? LookAtScalar(ref Utf8JsonReader reader, JudgedFields? field)
    {
        if (field is not null)
        {
            tap?.Take(field, ref reader);
        }

        return FaultOf(ref reader, field);
    }

    private static string? FaultOf(ref Utf8JsonReader reader, JudgedFields? field) => reader.TokenType switch
    {
        JsonTokenType.String when reader.ValueIsEscaped && !EscapedText.IsWhole(reader.ValueSpan) => RefusalReasons.UnicodeInvalid,
        JsonTokenType.Number when reader.ValueSpan.Length > RecordLimits.NumberCharacters => RefusalReasons.NumberTooLong,
        JsonTokenType.Number when field is { IsText: true } && !IsPlainInteger(reader.ValueSpan) => RefusalReasons.TextFieldNotText,
        JsonTokenType.Number when field is { IsMoney: true } && !FitsADouble(reader.ValueSpan) => RefusalReasons.NumberNotExact,
        JsonTokenType.True or JsonTokenType.False when field is { IsText: true } => RefusalReasons.TextFieldNotText,
        _ => null,
    };

    // A double holds 15 significant digits, whatever they are; an exponent of two digits keeps it far from its ends.
    private static bool FitsADouble(ReadOnlySpan<byte> number)
    {
        const int digits = 15;
        var e = number.IndexOfAny("eE"u8);
        var mantissa = (e < 0 ? number : number[..e]).TrimStart("-0."u8);
        var exponent = e < 0 ? [] : number[(e + 1)..].TrimStart("+-0"u8);
        return mantissa.Length - mantissa.Count((byte)'.') <= digits && exponent.Length <= 2;
    }

    // -0 is an integer to JSON, but the engines print it as 0, which is not what was sent.
    private static bool IsPlainInteger(ReadOnlySpan<byte> number) => !number.ContainsAny(".eE"u8) && !number.SequenceEqual("-0"u8);
}

/// <summary>Is shown the fields of a piece while it is judged.</summary>
internal interface IFieldTap
{
    /// <summary>A scalar of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">Stands at its value, and must stay there.</param>
    void Take(JudgedFields field, ref Utf8JsonReader value);
}
