using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FleetSpark.SimulatorTests;

/// <summary>
/// Says by the raw contracts what is wrong with a line, from the line alone: written anew here, so that truth is checked against something
/// that knows nothing of how it was planted.
/// </summary>
public static partial class Judge
{
    private static readonly Dictionary<string, string[]> JudgedFields = new()
    {
        ["gps"] = ["device_number"],
        ["fleet"] = ["plate", "model", "device_number"],
        ["tags"] = ["transaction_id", "plate"],
        ["bank"] = ["accountId", "transactionId"],
        ["places"] = [],
    };

    /// <summary>The reason code, or null for a good record.</summary>
    public static string? ReasonFor(RawLine line)
    {
        if (line.Bytes.Length > 1_048_576)
        {
            return "record_too_long";
        }

        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(line.Bytes);
        }
        catch (DecoderFallbackException)
        {
            return "utf8_invalid";
        }

        if (LoneSurrogateOrNull().IsMatch(line.Text))
        {
            return "unicode_invalid";
        }

        JsonElement json;
        try
        {
            json = JsonDocument.Parse(line.Bytes, new JsonDocumentOptions { MaxDepth = 128 }).RootElement;
        }
        catch (JsonException)
        {
            return "json_broken";
        }

        return json.ValueKind != JsonValueKind.Object ? "json_not_object"
            : Depth(json) > 64 ? "json_too_deep"
            : json.EnumerateObject().GroupBy(m => m.Name).Any(g => g.Count() > 1) ? "json_key_doubled"
            : JudgedFields[line.Source].Any(f => json.TryGetProperty(f, out var v) && !IsText(v)) ? "text_field_not_text"
            : line.Source switch
            {
                "gps" => Gps(json, line.SentAt),
                "tags" => Tags(json, line.SentAt),
                "bank" => Bank(json),
                "fleet" => Fleet(json),
                _ => Places(json),
            };
    }

    private static string? Gps(JsonElement json, DateTimeOffset sent) =>
        json.Text("device_number") is null ? "device_number_missing"
        : Instant(json, "recorded_at", sent, needsOffset: true)
        ?? Degrees(json, "latitude", 90) ?? Degrees(json, "longitude", 180)
        ?? (json.Number("latitude") == 0 && json.Number("longitude") == 0 ? "position_zero" : null);

    private static string? Tags(JsonElement json, DateTimeOffset sent) =>
        json.Text("transaction_id") is null ? "transaction_id_missing"
        : json.Text("plate") is null ? "plate_missing"
        : json.Text("kind") is null ? "kind_missing"
        : json.Text("kind") is not ("toll" or "parking") ? "kind_unknown"
        : Instant(json, "occurred_at", sent, needsOffset: false)
        ?? Amount(json.Text("amount"))
        ?? (json.Text("currency") is null ? "currency_missing" : json.Text("currency") != "BRL" ? "currency_unknown" : null)
        ?? (Instant(json, "posted_at", sent, needsOffset: false) == "posted_at_not_a_time" ? "posted_at_not_a_time" : null)
        ?? (json.Text("axle_category") is not null && json.Number("axle_category") is null ? "axle_category_not_a_number" : null)
        ?? (json.Text("is_refund") is not (null or "true" or "false") ? "is_refund_not_a_boolean" : null);

    private static string? Bank(JsonElement json)
    {
        var amount = json.GetProperty("transactionAmount");
        return json.Text("transactionId") is null ? "transaction_id_missing"
            : json.Text("accountId") is null ? "account_id_missing"
            : json.Text("completedAuthorisedPaymentType") is not ("TRANSACAO_EFETIVADA" or "LANCAMENTO_FUTURO" or "TRANSACAO_PROCESSANDO") ? "status_unknown"
            : amount.Text("amount")![0] == '-' ? "amount_negative"
            : Amount(amount.Text("amount"))
            ?? (amount.Text("currency") != "BRL" ? "currency_unknown" : null)
            ?? (DateTimeOffset.TryParse(json.Text("transactionDateTime"), CultureInfo.InvariantCulture, out _) ? null : "booked_at_not_a_time");
    }

    private static string? Fleet(JsonElement json) =>
        json.Text("plate") is null ? "plate_missing"
        : json.Text("device_number") is null ? "device_number_missing"
        : !WithOffset().IsMatch(json.Text("valid_from")!) ? "valid_from_without_offset"
        : json.Number("axle_count") is null ? "axle_count_not_a_number" : null;

    private static string? Places(JsonElement json)
    {
        var properties = json.GetProperty("properties");
        return properties.Text("name") is null ? "name_missing"
            : json.GetProperty("geometry").Text("type") == "Point" && properties.Number("radius_m") is null ? "radius_missing" : null;
    }

    private static string? Instant(JsonElement json, string name, DateTimeOffset sent, bool needsOffset)
    {
        if (json.Text(name) is not { } text)
        {
            return $"{name}_missing";
        }

        if (!IsoTime().IsMatch(text) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return $"{name}_not_a_time";
        }

        return needsOffset && !WithOffset().IsMatch(text) ? $"{name}_without_offset"
            : instant < DateTimeOffset.UnixEpoch.AddYears(30) ? $"{name}_too_early"
            : instant > sent.AddDays(1) ? $"{name}_in_future" : null;
    }

    private static string? Degrees(JsonElement json, string name, double most) =>
        json.Text(name) is null ? $"{name}_missing"
        : json.Number(name) is not { } degrees ? $"{name}_not_a_number"
        : Math.Abs(degrees) > most ? $"{name}_out_of_range" : null;

    private static string? Amount(string? text) =>
        text is null ? "amount_missing"
        : !decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) ? "amount_not_a_number"
        : amount <= 0 ? "amount_not_positive"
        : amount * 100 != Math.Floor(amount * 100) ? "amount_fraction_of_cent"
        : amount >= 1_000_000_000 ? "amount_too_large" : null;

    private static bool IsText(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.Number && value.GetRawText().All(c => char.IsDigit(c) || c == '-'));

    private static int Depth(JsonElement value) => 1 + (value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Select(m => Depth(m.Value)).DefaultIfEmpty().Max(),
        JsonValueKind.Array => value.EnumerateArray().Select(Depth).DefaultIfEmpty().Max(),
        _ => -1,
    });

    [GeneratedRegex(@"\\u(d[89ab]..(?!\\ud[c-f])|d[c-f]..|0000)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LoneSurrogateOrNull();

    [GeneratedRegex(@"(Z|[+-]\d\d:\d\d)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WithOffset();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsoTime();
}
