namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>What a statement file is, by how it begins.</summary>
internal abstract record StatementForm
{
    /// <summary>An XLSX file.</summary>
    public sealed record Workbook : StatementForm;

    /// <summary>SpreadsheetML 2003.</summary>
    public sealed record SpreadsheetXml : StatementForm;

    /// <summary>CSV of a known layout.</summary>
    /// <param name="Statement">Whose, and where its header is.</param>
    public sealed record Csv(CsvStatement Statement) : StatementForm;

    /// <summary>Tells a file's form by its content, whatever its name; null where it is no statement.</summary>
    /// <param name="head">Its first bytes, a byte order mark left out.</param>
    public static StatementForm? Of(ReadOnlySpan<byte> head)
    {
        if (IsPackage(head))
        {
            return new Workbook();
        }

        return Records.Blanks.TrimStart(head) switch
        {
            [(byte)'{' or (byte)'[', ..] => null,
            [(byte)'<', ..] text => text.IndexOf("urn:schemas-microsoft-com:office:spreadsheet"u8) >= 0 ? new SpreadsheetXml() : null,
            _ => CsvStatement.Find(head) is { } csv ? new Csv(csv) : null,
        };
    }

    /// <summary>Whether bytes begin as a ZIP archive does.</summary>
    public static bool IsPackage(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8);
}
