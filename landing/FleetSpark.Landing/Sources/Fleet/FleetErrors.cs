using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Fleet;

/// <summary>
/// Every coded failure of landing the fleet registry, FS24. Each has a line in docs/errors.md. None quotes a row, nor what a server says of a
/// value: drivers' names stand there.
/// </summary>
public static class FleetErrors
{
    private const string NothingPut = "Nothing was landed.";

    /// <summary>The server cannot be reached, breaks off, or cannot serve now.</summary>
    /// <param name="server">Host, port and database.</param>
    /// <param name="tries">How often it was tried.</param>
    /// <param name="how">How the last try failed, in our words.</param>
    public static FleetException NotReached(string server, int tries, string how) =>
        new("FS2401", $"PostgreSQL at {server} did not give the registry in {tries} tries; the last one failed by {how}. {NothingPut}", FailureKind.Retry);

    /// <summary>The server does not let this user in. Never tried again: it would lock the user out.</summary>
    public static FleetException NotLetIn(string server, string user, string sqlState) =>
        new("FS2402", $"PostgreSQL at {server} does not let '{user}' in (SQLSTATE {sqlState}). Look at the user's name, the secret that 'password' names, and the server's pg_hba.conf. {NothingPut}");

    /// <summary>The server cannot be made sure of. Never tried again: somebody may stand in between.</summary>
    public static FleetException NotTrusted(string server, string what) =>
        new("FS2403", $"PostgreSQL at {server} is not trusted: {what} No password was sent. Look at 'host' and 'root_certificate'; ask who runs the server whether its certificate changed. {NothingPut}");

    /// <summary>The reading took too long.</summary>
    public static FleetException TooSlow(string server, TimeSpan timeout) =>
        new("FS2404", $"PostgreSQL at {server} ended the reading after the {timeout.TotalSeconds} s of statement_timeout_seconds. {NothingPut} See what it waits for, make the query faster, or allow more.", FailureKind.Retry);

    /// <summary>The server refuses what is asked.</summary>
    /// <param name="server">Host, port and database.</param>
    /// <param name="sqlState">Its code.</param>
    /// <param name="message">What it says, where that can hold no value of a row; else null.</param>
    public static FleetException QueryRefused(string server, string sqlState, string? message) =>
        new("FS2405", $"PostgreSQL at {server} refuses to read the registry (SQLSTATE {sqlState}){(message is null ? string.Empty : $": {message}")}. Mend 'database', 'query' or 'table', or the user's rights. {NothingPut}");

    /// <summary>Columns that a registry must have are not there.</summary>
    public static FleetException MissingColumns(string registry, IReadOnlyList<string> missing, IReadOnlyList<string> columns) =>
        new("FS2406", $"The registry from {registry} lacks the column(s) {LandingErrors.Quoted(missing)}; it has {LandingErrors.Quoted(columns)}. {NothingPut} Give them the names of our fields, in 'query' or 'map'.");

    /// <summary>Two columns have one name.</summary>
    public static FleetException DoubledColumns(string registry, IReadOnlyList<string> doubled) =>
        new("FS2407", $"The registry from {registry} has more than one column of the name(s) {LandingErrors.Quoted(doubled)}. {NothingPut} Name each column once.");

    /// <summary>An instant comes without a zone.</summary>
    public static FleetException WithoutZone(string registry, string column, string type) =>
        new("FS2408", $"The column '{column}' of the registry from {registry} is a {type}, which says no zone, so nobody can tell which instant it is. {NothingPut} Say it in 'query': {column} AT TIME ZONE 'America/Sao_Paulo' AS {column}.");

    /// <summary>Too many trucks are gone at once.</summary>
    public static FleetException TooManyVanished(string registry, int vanished, int known, int percent) =>
        new("FS2409", $"{vanished} of {known} trucks are gone from the registry from {registry}, more than the {percent} % of most_vanished_percent. {NothingPut} See whether the registry is whole; if it is, allow more for one call.");

    /// <summary>The registry is empty, or another file altogether.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="refused">How many pieces of it are no record.</param>
    public static FleetException Empty(string registry, int refused) =>
        new("FS2410", $"The registry from {registry} holds no row{(refused > 0 ? $", and {refused} of what is no record" : string.Empty)}. {NothingPut} See whether it is the right one; if it is, set most_vanished_percent to 100 for one call.");

    /// <summary>The snapshot is older than the one that was landed last.</summary>
    public static FleetException Older(string registry, DateTimeOffset takenAt, DateTimeOffset last) =>
        new("FS2411", $"The snapshot from {registry} was taken at {UtcInstants.ToText(takenAt)}, before the one that was landed last ({UtcInstants.ToText(last)}). {NothingPut} Give a newer one; a file that is newer than it seems gets its time by its name (registry-20260329T120000Z.csv) or by touch. Where the clock there went back, land again when that time has passed.");

    /// <summary>The snapshot lies ahead of this machine's clock.</summary>
    public static FleetException Ahead(string registry, DateTimeOffset takenAt, DateTimeOffset now) =>
        new("FS2412", $"The snapshot from {registry} was taken at {UtcInstants.ToText(takenAt)}, and here it is {UtcInstants.ToText(now)}: no snapshot after it would be believed. {NothingPut} Set the clock that is wrong.");

    /// <summary>The registry is larger than is allowed.</summary>
    public static FleetException TooLarge(string registry, int mostRows, int mostBytes) =>
        new("FS2413", $"The registry from {registry} has more than {mostRows} rows or {mostBytes >> 20} MiB, which is the most that is compared. {NothingPut} Read fewer columns or rows, or allow more with most_rows and most_mebibytes.");

    /// <summary>What is kept about the last snapshot cannot be read.</summary>
    public static FleetException BrokenState(string key) =>
        new("FS2414", $"The object '{key}' of the raw store of fleet cannot be read; it says what the last snapshot held. {NothingPut} Bring it back from a copy, or remove it: all rows are landed again then, those without valid_from as of that time, and plates that vanished meanwhile stay.");

    /// <summary>Other calls land the same source all the time.</summary>
    public static FleetException OthersKeepLanding(string key, int times) =>
        new("FS2416", $"Other calls replaced '{key}' {times} times while this one landed. Let one call at a time land fleet.", FailureKind.Retry);

    /// <summary>The object that holds the registry is not there.</summary>
    public static FleetException NoSuchObject(string place) => new("FS2417", $"There is no object '{place}'. {NothingPut} Mend 'file', or put it there.", FailureKind.Retry);

    /// <summary>The certificates that vouch for the server cannot be read.</summary>
    public static FleetException UnreadableRoot(string path) =>
        new("FS2418", $"The file '{path}' of root_certificate holds no certificate that can be read: it must be PEM. Nothing was asked of the server. {NothingPut}");
}
