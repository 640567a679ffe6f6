using System.Text.Json;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Files;

/// <summary>Tells a file's format by how it begins, and by its name where that does not say.</summary>
internal static class FormatRule
{
    private static readonly string[] CsvEndings = [".csv", ".tsv", ".tab", ".txt"];
    private static readonly string[] JsonEndings = [".json", ".ndjson", ".jsonl", ".geojson"];

    /// <summary>The format of a file.</summary>
    /// <param name="head">Its first bytes, a byte order mark left out.</param>
    /// <param name="name">Its name.</param>
    /// <param name="hasMap">Whether the call says which column fills which field.</param>
    /// <param name="hasFeatures">Whether the source's records are GeoJSON Features.</param>
    /// <param name="hasAccounts">Whether the source's records come from a bank, which sends an account with its transactions.</param>
    public static FileFormat Of(ReadOnlySpan<byte> head, string name, bool hasMap, bool hasFeatures, bool hasAccounts)
    {
        var text = Blanks.TrimStart(head);
        return text switch
        {
            [] => FileFormat.Lines,
            [(byte)'[', ..] => FileFormat.Array,
            [(byte)'{', ..] => OfObjects(text, hasFeatures, hasAccounts),
            _ => hasMap || LooksLikeCsv(text, name) ? FileFormat.Csv : FileFormat.Lines,
        };
    }

    /// <summary>The format of what must be JSON.</summary>
    /// <param name="head">Its first bytes, a byte order mark left out.</param>
    public static FileFormat OfJson(ReadOnlySpan<byte> head) => Of(head, ".json", hasMap: false, hasFeatures: false, hasAccounts: false);

    private static bool LooksLikeCsv(ReadOnlySpan<byte> text, string name)
    {
        var plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        var ending = Path.GetExtension(plain).ToLowerInvariant();
        return CsvEndings.Contains(ending) || (!JsonEndings.Contains(ending) && FirstLine(text).ContainsAny(",;\t"u8));
    }

    private static FileFormat OfObjects(ReadOnlySpan<byte> text, bool hasFeatures, bool hasAccounts)
    {
        var firstLine = FirstLine(text);
        var reader = new Utf8JsonReader(text, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = RecordLimits.Bytes + 1 }));
        var isFirstLineCut = false;
        try
        {
            var (isFeatures, isTransactions) = (false, false);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartArray && (isFeatures || isTransactions))
                {
                    return isFeatures ? FileFormat.FeatureCollection : FileFormat.BankFile;
                }

                var isMember = reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1;
                isFeatures = isMember && hasFeatures && EscapedText.Is(ref reader, "features"u8);
                isTransactions = isMember && hasAccounts && EscapedText.Is(ref reader, "data"u8);
                isFirstLineCut = reader.BytesConsumed > firstLine.Length;
                if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.EndObject)
                {
                    return isFirstLineCut ? FileFormat.Objects : FileFormat.Lines;
                }
            }

            isFirstLineCut |= firstLine.Length < text.Length && reader.BytesConsumed >= firstLine.Length;
        }
        catch (JsonException)
        {
            isFirstLineCut |= reader.BytesConsumed >= firstLine.Length;
        }

        // Broken, or longer than what was looked at. A line that begins with another object says that the first one was cut.
        return isFirstLineCut && !Blanks.TrimStart(text[firstLine.Length..]).StartsWith("{"u8) ? FileFormat.Objects : FileFormat.Lines;
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        return end < 0 ? text : text[..end];
    }
}
