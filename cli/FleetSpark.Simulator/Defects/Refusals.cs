using System.Text;
using FleetSpark.Simulator.Numbers;

namespace FleetSpark.Simulator.Defects;

/// <summary>Spoils a record so that it is no strict JSON record any more.</summary>
internal static class Refusals
{
    /// <summary>The kinds that any source can have; <c>record_too_long</c> and <c>json_too_deep</c> are planted once, by the tags.</summary>
    public static readonly string[] Kinds =
    [
        "json_broken", "json_not_object", "json_key_doubled", "utf8_invalid", "unicode_invalid", "text_field_not_text",
    ];

    // A record may have 1 MiB; a note of that size makes it longer.
    private const int LongestRecord = 1_048_576;

    /// <summary>The bytes of the spoilt record.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>, <c>json_too_deep</c> or <c>record_too_long</c>.</param>
    /// <param name="good">A record with nothing wrong.</param>
    /// <param name="textField">A member that must be a text.</param>
    /// <param name="dice">Chooses among the ways to be wrong.</param>
    public static byte[] Spoil(string kind, RawRecord good, string textField, Dice dice) => kind switch
    {
        "json_broken" => Bytes(Break(good.ToString(), dice)),
        "json_not_object" => Bytes(dice.Pick([$"[{good}]", RawRecord.Quote(good.ToString()), "42", "null", "true"])),
        "json_key_doubled" => Bytes(good.Doubled(textField, good[textField]).ToString()),
        "json_too_deep" => Bytes(good.With("extra", new string('[', 80) + new string(']', 80)).ToString()),
        "utf8_invalid" => Latin1(good.With("note", "\"Jundia\u00ed\"").ToString()),
        "unicode_invalid" => Bytes(good.With("note", dice.Pick(["\"\\ud83d\"", "\"\\udc00x\"", "\"a\\u0000b\""])).ToString()),
        "text_field_not_text" => Bytes(good.With(textField, dice.Pick(["{}", "[\"1\"]", "true", "1.5", "1e3"])).ToString()),
        "record_too_long" => Bytes(good.WithText("note", new string('x', LongestRecord)).ToString()),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    private static string Break(string text, Dice dice) => dice.Below(5) switch
    {
        0 => text[..(text.Length / 2)],
        1 => text[..^1] + ",}",
        2 => text[..^1] + ",\"note\":NaN}",
        3 => text + " end",
        _ => text.Replace("\":", "\"=", StringComparison.Ordinal),
    };

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    // What is not ASCII becomes one byte, which UTF-8 does not allow by itself.
    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);
}
