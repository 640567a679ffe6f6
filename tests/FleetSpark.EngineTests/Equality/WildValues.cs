using System.Globalization;
using System.Text;
using CsCheck;

namespace FleetSpark.EngineTests.Equality;

/// <summary>Values, each as JSON text, of every kind that two engines could read, compare, cut or print in two ways.</summary>
internal static class WildValues
{
    // White space of all kinds, other spellings of a letter, letters whose case is a matter of opinion, several code points and code units a sign, and what is a word to some parser.
    private static readonly string[] Texts =
    [
        string.Empty, " ", "   ", " x ", "\tx", "x\t", "\u00a0x\u00a0", "\u2003", "x\n", "\nx", "\r\n", "x\u000b", "\u000cx", "x\u0085", "\u2028x", "\u200bx", "\ufeffx", "\u0001", "\u007f",
        "São João", "Sa\u0303o Joa\u0303o", "ÁÇÃO", "STRASSE", "Straße", "ı", "İ", "ǅ", "Σίσυφος", "漢字", "🚚", "🚚🚚🚚🚚🚚🚚", "👩‍👩‍👧", "𝒜𝒷", "a'b", "a\"b", "a\\b", @"\d", @"a\nb",
        "a|b", "1:a|-", "100%", "a=b/c", "..", "NULL", "null", "-", "$1", "${x}", "base64:eA==", "true", "NaN", "1e3", "0", "date=2026-03-07", new string('é', 3_000), new string('x', 40_000),
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "-0.0", "+0", "0.000", "1", "+5", "-1", "007", "1.5", ".5", "5.", "1,5", "1_0", "1 0", " 7 ", "\t7", "7\n", "0x1F", "1d", "1.5f", "1L", "NaN", "nan", "Infinity", "-inf", "1e", "e1", "--1",
        "\u0663", "\uff11", "1e400", "-1e400", "1e-400", "4.9e-324", "2.2250738585072012e-308", "1e-320", "1e22", "1e23", "9007199254740993", "12345678901234567890123456789012345678901234567890",
        "99999.9", "99999.94", "99999.949999999999999999", "99999.95", "0.04", "0.05", "0.049999999999999999999", "50.05", "-0.04", "-0.05", "399.95", "400.04", "400.05", "360", "360.04", "360.05",
        "999999999999999.999", "999999999999999.9994", "999999999999999.9995", "99999999999.9995", "100000000000", "100000000000.0001", "1000000", "1000000.0004", "1000000.0005", "1.0005", "1.0015", "2.675",
        "999999999.99", "999999999.990", "999999999.995", "1000000000", "0.01", "0.005", "0.0049", "1.005", "10.00000000000000000000000000000000000000001", "1e9", "1E8", "1.25e1", "125E-1", "125e-3", "1e+2",
        "1e0002", "1e-0000000000001", "12e-00000000001", "1e2147483648", "0e999999999999", "90", "90.0000000000001", "90.00000000000000001", "-90", "180", "180.00000000000000000000001", "-180.0000000000001", "2", "10",
        "11", "999", "999999999", "2147483647", "2147483648", "-999", "9999999999",
    ];

    private static readonly string[] Times =
    [
        "00:00:00", "00:00:00.000001", "00:30:00", "01:30:00", "01:45:00", "02:00:00", "02:30:00", "02:59:59.999999", "03:00:00", "12:00:00", "12:00:00.1", "12:00:00.1234567", "12:00:00.0000005", "23:30:00", "23:59:59",
        "23:59:59.999999", "23:59:59.9999994", "23:59:59.9999999", "23:59:59.999999999", "24:00:00", "23:60:00", "23:59:60", "12:00", "12", "1:00:00", "12:00:00.", "12:00:00,5", "12:00:00.1234567890",
    ];

    private static readonly string[] Offsets =
    [
        "Z", "+00:00", "-00:00", "-03:00", "-0300", "-03", "-02:00", "+14:00", "+14:59", "-14:59", "-12:00", "+05:30", "+05:45", "+0545", "-00:30", "z", string.Empty, "+15:00", "+18:00", "+3", "+3:00", "+00:60", " -03:00", " Z",
        " UTC", "[America/Sao_Paulo]", " America/Sao_Paulo", "-03:06:28", "Z ", "Z\n", "ZZ", "GMT", "BRT",
    ];

    private static readonly string[] OddDates =
    [
        "2026-02-30", "2026-13-01", "2026-00-10", "2026-3-7", "2026-03-7", "2026/03/07", "20260307", "26-03-07", "2026-03", "2026", "12026-03-07", "+2026-03-07", "-2026-03-07", "0000-01-01", "0999-12-31", "1500-02-29", "1900-02-29",
        "2023-02-29", "07/03/2026", "2026-W10-6", "2026-066", "today", "now", "epoch", "infinity", "-infinity", "1772841600", "1772841600000", string.Empty, " ",
    ];

    private static readonly string[] Booleans = ["true", "TRUE", "tRue", "false", "False", "t", "f", "yes", "no", "on", "1", "0", "true ", " true", "true\n", "verdade", string.Empty];

    private static readonly string[] Misfits = ["null", "true", "false", "[]", "{}", "[1.50,\"a\"]", """{"amount":1.5,"b":{"c":null}}""", "\"\"", "0", "-1", "1.50", "1E2", "123456789012345678901234567890"];

    /// <summary>A text as JSON; what is not ASCII as it is, or all of it escaped.</summary>
    public static Gen<string> AsJson(Gen<string> texts) => Gen.Select(texts, Gen.Bool, Quoted);

    /// <summary>One of some texts.</summary>
    public static Gen<string> OneOf(params IReadOnlyList<string> texts) => Gen.Int[0, texts.Count - 1].Select(number => texts[number]);

    /// <summary>A text for a text field; integers stand for their text.</summary>
    public static Gen<string> Text => Gen.Frequency((8, AsJson(OneOf(Texts))), (1, OneOf("7", "-1", "123456789012345678901234567890", "null", "1.5", "true", "{}")));

    /// <summary>A number or what resembles one, as a text and as a number.</summary>
    public static Gen<string> Number => Gen.Frequency((6, AsJson(NumberText)), (3, NumberText.Select(BareNumber)), (1, Misfit));

    /// <summary>What is true, false or something like it.</summary>
    public static Gen<string> Truth => Gen.Frequency((4, AsJson(OneOf(Booleans))), (1, Misfit));

    /// <summary>A moment on one of some days, or what resembles one.</summary>
    public static Gen<string> Moment(IReadOnlyList<string> days) => Gen.Frequency(
        (12, AsJson(Gen.Select(Gen.Frequency((5, OneOf(days)), (1, OneOf(OddDates))), OneOf("T", "T", "T", " ", "t", "  "), OneOf(Times), OneOf(Offsets), (day, mark, time, offset) => day + mark + time + offset))),
        (1, AsJson(OneOf(OddDates))),
        (1, Misfit));

    /// <summary>A moment on one of some days as all readers take it.</summary>
    public static Gen<string> GoodMoment(IReadOnlyList<string> days) => AsJson(
        Gen.Select(OneOf(days), OneOf([.. Times.TakeWhile(time => time != "24:00:00")]), OneOf([.. Offsets.TakeWhile(offset => offset != "z")]), (day, time, offset) => $"{day}T{time}{offset}"));

    /// <summary>Degrees of up to 20 digits.</summary>
    public static Gen<string> Degrees(int most) => Gen.Select(
        Gen.OneOf(Gen.Double[-most, most].Select(number => number.ToString("R", CultureInfo.InvariantCulture)), Gen.Select(Gen.Int[-most + 1, most - 1], Digits(1, 20), (whole, digits) => $"{whole}.{digits}")),
        Gen.Bool,
        (text, isText) => isText ? $"\"{text}\"" : text);

    /// <summary>What no field of any type but JSON wants.</summary>
    public static Gen<string> Misfit => OneOf(Misfits);

    /// <summary>Digits, many of them such as decide about rounding.</summary>
    public static Gen<string> Digits(int least, int most) => Gen.Int[0, 7].Array[least, most].Select(digits => string.Concat(digits.Select(digit => "00145999"[digit])));

    private static Gen<string> NumberText => Gen.Frequency(
        (3, OneOf(Numbers)),
        (1, Gen.Select(OneOf(string.Empty, "-", "+"), Digits(1, 20), Digits(1, 20), OneOf(string.Empty, "e1", "E-2", "e+3", "e-5", "e-17"), (sign, whole, decimals, exponent) => $"{sign}{whole}.{decimals}{exponent}")));

    /// <summary>A text in JSON.</summary>
    public static string Quoted(string text, bool escapesAll)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        foreach (var unit in text)
        {
            _ = unit is '"' or '\\' ? json.Append('\\').Append(unit)
                : unit < ' ' || (escapesAll && unit is < '0' or > 'z') ? json.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}")
                : json.Append(unit);
        }

        return json.Append('"').ToString();
    }

    // As a JSON number where JSON takes it for one.
    private static string BareNumber(string text)
    {
        var isNumber = System.Text.RegularExpressions.Regex.IsMatch(text, @"^-?(0|[1-9]\d{0,40})(\.\d+)?([eE][+-]?\d{1,4})?\z", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return isNumber ? text : Quoted(text, escapesAll: false);
    }
}
