using FleetSpark.Core;

namespace FleetSpark.Landing;

/// <summary>Every coded failure of landing, FS20. Each has a line in docs/errors.md. None quotes what a file holds, but for column names.</summary>
public static class LandingErrors
{
    private const string NothingPut = "Nothing of it was landed.";

    /// <summary>A file or folder that was named is not there.</summary>
    public static FleetException NoSuchFile(string path) => new("FS2001", $"There is no file or folder '{path}': look at the path, which counts from where 'fleet' was called.");

    /// <summary>A folder that was named holds no file.</summary>
    public static FleetException FolderWithoutFiles(string path) =>
        new("FS2002", $"The folder '{path}' holds no file; files in folders below it are not taken: name those folders.");

    /// <summary>A file cannot be opened or read to its end.</summary>
    public static FleetException CannotRead(string path, Exception cause) =>
        new("FS2003", $"Cannot read '{path}': {Sentence.Of(cause)} {NothingPut} Mend its rights or its disk.", FailureKind.Retry, cause);

    /// <summary>What was named is a pipe or a device; a file is read twice.</summary>
    public static FleetException NotARegularFile(string path) =>
        new("FS2004", $"'{path}' is a pipe or a device. A file is read twice before it is landed: save it to disk first. {NothingPut}");

    /// <summary>A gzip file ends too early, is damaged, or goes on after its end.</summary>
    public static FleetException BrokenGzip(string path) =>
        new("FS2005", $"'{path}' is no whole gzip file: it is cut off, damaged, or other bytes follow its end. {NothingPut} Fetch it again.");

    /// <summary>A file is no text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="whatItIs">What it looks like and what to do, a sentence or two.</param>
    public static FleetException NotText(string path, string whatItIs) => new("FS2006", $"'{path}' is no UTF-8 text. {whatItIs} {NothingPut}");

    /// <summary>A CSV file was given without a map.</summary>
    public static FleetException CsvWithoutMap(string path, IReadOnlyList<string> columns, IEnumerable<string> requiredFields) =>
        new("FS2007", $"'{path}' is CSV, which needs --map field=column,... for the fields {string.Join(", ", requiredFields)}; its columns are {Quoted(columns)}. {NothingPut}");

    /// <summary>The map of a CSV file has faults; all are named.</summary>
    public static FleetException FaultyMap(string path, IReadOnlyList<string> faults) =>
        new("FS2008", $"{faults.Count} fault(s) in --map for '{path}':\n  {string.Join("\n  ", faults)}\n{NothingPut}");

    /// <summary>The company's time zone is not known to this machine.</summary>
    public static FleetException UnknownZone(string zone) =>
        new("FS2009", $"'{zone}' is no time zone that this machine knows: write an IANA name such as America/Sao_Paulo.");

    /// <summary>A file changed between its two readings.</summary>
    public static FleetException FileChanged(string path) =>
        new("FS2010", $"'{path}' changed while it was landed; it was not entered as landed. Wait until it is whole; what is there already is not doubled.", FailureKind.Retry);

    /// <summary>A CSV file has no header that can be read.</summary>
    public static FleetException NoHeader(string path) =>
        new("FS2011", $"The first line of '{path}' is no CSV header: it is longer than 1 MiB, has a quote that is not closed, or is not UTF-8 (save the file as UTF-8). {NothingPut}");

    /// <summary>A ledger entry cannot be read.</summary>
    public static FleetException BrokenLedgerEntry(string key) =>
        new("FS2012", $"The ledger entry '{key}' cannot be read. Nothing was landed; look at it, and remove it to land its file again.");

    /// <summary>A map was given for a file that is no CSV.</summary>
    public static FleetException MapForJson(string path) =>
        new("FS2014", $"'{path}' is JSON, and --map is for CSV: the members of a JSON record have the names of our fields already. {NothingPut} Rename them in the file, or leave --map out.");

    /// <summary>The time at which a file was sent lies before 1970 or after 2999.</summary>
    public static FleetException UnbelievableSentTime(string path, DateTimeOffset sentAt) =>
        new("FS2015", $"'{path}' would have been sent at {UtcInstants.ToText(sentAt)}, which is not between 1970 and 2999. {NothingPut} Say the right time with --sent-at.");

    /// <summary>A name has bytes that are no UTF-8, and so may be taken for another one's.</summary>
    public static FleetException NameIsNoText(string path) =>
        new("FS2016", $"The name '{path}' has bytes that are not UTF-8, or a replacement character for such. {NothingPut} Give the file another name.");

    /// <summary>What waits to be put cannot be written to this machine's disk.</summary>
    public static FleetException CannotSpool(string path, Exception cause) =>
        new("FS2017", $"Cannot write the records of '{path}' to this machine's disk, where they wait until the whole file was checked: {Sentence.Of(cause)} {NothingPut} Make room among the temporary files, or in the bank's spool_folder.", FailureKind.Retry, cause);

    /// <summary>Columns' names in quotes, the list cut where it is long.</summary>
    public static string Quoted(IReadOnlyList<string> columns)
    {
        const int shown = 60;
        const int longest = 60;
        var names = string.Join(", ", columns.Take(shown).Select(column => column.Length > longest ? $"'{column[..longest]}…'" : $"'{column}'"));
        return columns.Count > shown ? $"{names} and {columns.Count - shown} more" : names;
    }
}
