using FleetSpark.Tables;

namespace FleetSpark.Jobs.Staging;

/// <summary>
/// Types the fields of raw records by their source's contract, each once and alike on both engines. A typed field that its text does
/// not fit is null, and the text stands beside it as <c>NAME_text</c>, for <c>stage.sql</c> to judge. Beside money stands
/// <c>NAME_is_exact</c> too: false where its scale made it round, null where the text is no number.
/// </summary>
internal static class FieldSql
{
    // A text is matched before it is cast: the engines differ on 1_0, 1.5d, 0x1F, 2026-02 and the like. And \z, not $: Java's $ also matches before a last line break.
    private const string Number = @"^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?\z";
    private const string PlainNumber = @"^[+-]?\d+(\.\d+)?\z";
    private const string WholeNumber = @"^-?\d{1,9}\z";
    private const string WallClock = @"^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?";
    private const string Instant = WallClock + @"(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)\z";
    private const string LocalInstant = WallClock + @"\z";

    /// <summary>The view <c>SOURCE_raw</c> over a view of the same fields as they came, every one a text.</summary>
    public static string Typed(SourceDefinition source, string cameAs) =>
        $"""
        WITH texts AS (
          SELECT {string.Join(",\n         ", source.Fields.Select(field => $"{TextOf(field)} AS \"{field.Name}\""))},
                 _raw_object, _sent_at, _text
          FROM {cameAs}
        ),
        numbers AS (
          SELECT {string.Join(",\n         ", source.Fields.Where(IsMeasured).Select(NumberColumn).Prepend("texts.*"))}
          FROM texts
        )
        SELECT {string.Join(",\n       ", source.Fields.SelectMany(ColumnsOf))},
               _raw_object, _sent_at, _text
        FROM numbers
        """;

    // Blanks alone: what else counts as white space the engines do not agree on.
    private static string TextOf(FieldDefinition field) =>
        field.Type == FieldDefinition.Json ? Named(field) : $"NULLIF(TRIM(BOTH ' ' FROM {Named(field)}), '')";

    private static string Named(FieldDefinition field) => $"\"{field.Name}\"";

    private static string NumberOf(FieldDefinition field) => $"\"{field.Name}_number\"";

    // Spark's reader makes a double of every JSON number that is no integer, so that digits past what a double holds are not there to be read.
    private static bool IsMeasured(FieldDefinition field) => field.Type == "DOUBLE" || (ColumnTypes.IsDecimal(field.Type) && !field.IsMoney);

    private static string NumberColumn(FieldDefinition field) => $"{Matched(Named(field), Number, $"TRY_CAST({Named(field)} AS DOUBLE)")} AS {NumberOf(field)}";

    private static IEnumerable<string> ColumnsOf(FieldDefinition field)
    {
        var text = Named(field);
        if (field.Type is ColumnTypes.Text or FieldDefinition.Json)
        {
            return [text];
        }

        string[] columns = [$"{Cast(field, text)} AS {text}", $"{text} AS \"{field.Name}_text\""];
        return field.IsMoney ? [.. columns, $"{IsExact(field.Type, text)} AS \"{field.Name}_is_exact\""] : columns;
    }

    private static string Cast(FieldDefinition field, string text) => field.Type switch
    {
        ColumnTypes.Timestamp => InstantOf(field.Form, text),
        "BOOLEAN" => $"CASE LOWER({text}) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END", // no letter but A to Z has a small form that is one of these
        "INT" or "BIGINT" => Matched(text, WholeNumber, $"TRY_CAST({text} AS {field.Type})"),
        "DOUBLE" => $"CASE WHEN ABS({NumberOf(field)}) <= 1.7976931348623157e308 THEN {NumberOf(field)} + 0e0 END", // + 0: of -0.0 and 0.0, which are equal, one engine keeps both
        _ when field.IsMoney => $"TRY_CAST({Plain(text)} AS {field.Type})",
        _ => Rounded(NumberOf(field), field.Type),
    };

    // Half up, in units of the last place, of at most the 15 digits that a double holds. The factor lifts what its binary form holds back from a half: 1.005 is 1.00499999999999989.
    private static string Rounded(string number, string type)
    {
        var scale = ColumnTypes.ScaleOf(type);
        var units = $"CAST(SIGN({number}) * FLOOR(ABS({number}) * 1e{scale} * 1.0000000000000004e0 + 0.5e0) AS BIGINT)";
        return $"CASE WHEN ABS({number}) < 1e{15 - scale} THEN TRY_CAST({units} * {(scale == 0 ? "1" : $"0.{"1".PadLeft(scale, '0')}")} AS {type}) END";
    }

    // By the decimals that are not zero, as they are written: the cast has rounded.
    private static string IsExact(string type, string text) => $"regexp_like({Plain(text)}, '^[+-]?\\d+(\\.\\d{{0,{ColumnTypes.ScaleOf(type)}}}0*)?\\z')";

    // A number without exponent; null where the text is none. The engines' casts differ on long exponents, and round before they look at one.
    private static string Plain(string text) => $"CASE WHEN regexp_like({text}, '{PlainNumber}') THEN {text} WHEN regexp_like({text}, '{Number}') THEN {Shifted(text)} END";

    // 12.5e-3 as 0...012.50...0 with its point moved by 3. Past the text's own length and the 38 digits of a decimal, how far it moves makes no difference.
    private static string Shifted(string text)
    {
        var reach = $"(length({text}) + 40)";
        var zeros = $"repeat('0', {reach})";
        var whole = $"regexp_extract({text}, '^[+-]?(\\d+)', 1)";
        var digits = $"({zeros} || {whole} || regexp_extract({text}, '\\.(\\d+)', 1) || {zeros})";
        var exponent = $"COALESCE(TRY_CAST(regexp_extract({text}, '[eE][+-]?0*(\\d{{1,9}})\\z', 1) AS INT), 999999999)";
        var move = $"LEAST({exponent}, {reach} - 1)";
        var point = $"({reach} + length({whole}) + CASE WHEN regexp_like({text}, '[eE]-') THEN -{move} ELSE {move} END)";
        return $"regexp_extract({text}, '^[+-]?', 0) || substr({digits}, 1, {point}) || '.' || substr({digits}, {point} + 1)";
    }

    private static string InstantOf(InstantForm form, string text) => form switch
    {
        InstantForm.Local =>
            $"CASE WHEN regexp_like({text}, '{Instant}') THEN TRY_CAST({text} AS TIMESTAMP_LTZ) WHEN regexp_like({text}, '{LocalInstant}') THEN to_utc_timestamp(TRY_CAST({text} AS TIMESTAMP_LTZ), (SELECT company_zone FROM settings)) END",
        InstantForm.Unpadded => Matched(Padded(text), Instant, $"TRY_CAST({Padded(text)} AS TIMESTAMP_LTZ)"),
        _ => Matched(text, Instant, $"TRY_CAST({text} AS TIMESTAMP_LTZ)"),
    };

    private static string Matched(string text, string pattern, string value) => $"CASE WHEN regexp_like({text}, '{pattern}') THEN {value} END";

    // 2026-1-9T12:00:00Z as 2026-01-09T12:00:00Z
    private static string Padded(string text)
    {
        var date = $"split_part({text}, 'T', 1)";
        return $"(split_part({date}, '-', 1) || '-' || lpad(split_part({date}, '-', 2), 2, '0') || '-' || lpad(split_part({date}, '-', 3), 2, '0') || substr({text}, length({date}) + 1))";
    }
}
