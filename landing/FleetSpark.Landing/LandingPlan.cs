using FleetSpark.Core;
using FleetSpark.Landing.Csv;
using FleetSpark.Landing.Files;
using FleetSpark.Landing.Sources.Tags.Statements;
using FleetSpark.Tables;

namespace FleetSpark.Landing;

/// <summary>All that is known of a file before the first of its records is read.</summary>
internal sealed record LandingPlan
{
    private const string StatementKey = "statement 1"; // another number where a later version makes other records of the same file

    /// <summary>The file.</summary>
    public required InputFile File { get; init; }

    /// <summary>What its first reading told.</summary>
    public required FileScan Scan { get; init; }

    /// <summary>The source that it is of.</summary>
    public required SourceDefinition Source { get; init; }

    /// <summary>How it frames its records.</summary>
    public required FileFormat Format { get; init; }

    /// <summary>Its header, where it is CSV.</summary>
    public CsvHeader? Header { get; init; }

    /// <summary>Which cell fills which field, where it is CSV.</summary>
    public ColumnMap? Map { get; init; }

    /// <summary>What kind of statement it is; null where it is none.</summary>
    public StatementForm? Statement { get; init; }

    /// <summary>Under what it stands in the ledger.</summary>
    public string LedgerKey => Ledger.KeyOf(Scan.Hash, Statement is null ? Map?.Text : StatementKey);

    /// <summary>Whether files of a source may be an operator's statements; by a map somebody says that this one is none.</summary>
    public static bool TakesStatements(SourceDefinition source, LandingOptions options) => source.Name == SourceNames.Tags && options.Map is null;

    /// <summary>Looks at how a file begins.</summary>
    /// <exception cref="FleetException">FS2007, FS2008, FS2011: it is CSV, and its map or header has faults. FS2014: it is JSON, and there is a map.</exception>
    public static LandingPlan For(InputFile file, FileScan scan, SourceDefinition source, LandingOptions options, TimeZoneInfo zone)
    {
        if (TakesStatements(source, options) && StatementForm.Of(scan.Head.Span) is { } statement)
        {
            return new LandingPlan { File = file, Scan = scan, Source = source, Format = FileFormat.Statement, Statement = statement };
        }

        var format = FormatRule.Of(scan.Head.Span, file.Name, options.Map is not null, source.IsGeoJson, source.Name == SourceNames.Bank);
        var plan = new LandingPlan { File = file, Scan = scan, Source = source, Format = format };
        if (format != FileFormat.Csv)
        {
            return options.Map is null ? plan : throw LandingErrors.MapForJson(file.Path);
        }

        var header = CsvHeader.Read(scan.Head.Span) ?? throw LandingErrors.NoHeader(file.Path);
        if (options.Map is null)
        {
            throw LandingErrors.CsvWithoutMap(file.Path, header.Columns, source.Fields.Where(field => field.IsRequired).Select(field => field.Name));
        }

        var faults = new List<string>();
        var map = ColumnMap.Bind(options.Map, source, header, zone, faults) ?? throw LandingErrors.FaultyMap(file.Path, faults);
        return plan with { Header = header, Map = map };
    }
}
