namespace FleetSpark.Landing;

/// <summary>Why bytes are no record: codes that stand in refused objects, reports and checks, and never change.</summary>
public static class RefusalReasons
{
    /// <summary>Not JSON: a cut object, a trailing comma, NaN, a comment, text after the object.</summary>
    public const string JsonBroken = "json_broken";

    /// <summary>JSON, but an array, a text, a number, a literal.</summary>
    public const string JsonNotObject = "json_not_object";

    /// <summary>An object, at any level, has a key twice.</summary>
    public const string JsonKeyDoubled = "json_key_doubled";

    /// <summary>More than <see cref="RecordLimits.Depth"/> levels of objects and arrays.</summary>
    public const string JsonTooDeep = "json_too_deep";

    /// <summary>The bytes are not UTF-8.</summary>
    public const string Utf8Invalid = "utf8_invalid";

    /// <summary>An escaped lone surrogate, or the character U+0000, in a text or name.</summary>
    public const string UnicodeInvalid = "unicode_invalid";

    /// <summary>More than <see cref="RecordLimits.Bytes"/> bytes.</summary>
    public const string RecordTooLong = "record_too_long";

    /// <summary>A text field holds an object, an array, a boolean, or a number that is no plain integer.</summary>
    public const string TextFieldNotText = "text_field_not_text";

    /// <summary>A required decimal, money, is a JSON number of more than 15 significant digits, or with an exponent of three: the engines would read another one.</summary>
    public const string NumberNotExact = "number_not_exact";

    /// <summary>A JSON number, of any field or none, of more than <see cref="RecordLimits.NumberCharacters"/> characters.</summary>
    public const string NumberTooLong = "number_too_long";

    /// <summary>A message that begins as gzip in base64 does, and is not both, or not whole.</summary>
    public const string PackingBroken = "packing_broken";

    /// <summary>A message that unpacks to more than 64 MiB.</summary>
    public const string UnpackedTooLong = "unpacked_too_long";

    /// <summary>A CSV row that does not parse, or has another number of cells than the header.</summary>
    public const string CsvBroken = "csv_broken";

    /// <summary>A row of a statement has no plate.</summary>
    public const string StatementPlateMissing = "statement_plate_missing";

    /// <summary>Day and time of a statement's row are not of the forms of its layout.</summary>
    public const string StatementTimeNotATime = "statement_time_not_a_time";

    /// <summary>A row of a statement names no plaza and no car park.</summary>
    public const string StatementPlaceMissing = "statement_place_missing";

    /// <summary>The amount of a statement's row is no whole number of cents above zero.</summary>
    public const string StatementAmountNotMoney = "statement_amount_not_money";

    /// <summary>A row of a statement is neither a passage nor parking, nor either given back.</summary>
    public const string StatementKindUnknown = "statement_kind_unknown";

    /// <summary>A row of a sheet that is none of passages, parking or summary.</summary>
    public const string StatementSheetUnknown = "statement_sheet_unknown";

    /// <summary>An XML record that is no list of fields: text or an attribute beside its elements, or too many levels.</summary>
    public const string XmlNotFields = "xml_not_fields";
}
