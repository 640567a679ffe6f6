using System.Text.RegularExpressions;
using FleetSpark.Core;

namespace FleetSpark.Engines;

/// <summary>The coded failures of engines, FS40.</summary>
public static partial class EngineErrors
{
    private const string Statement = "FS4001";

    /// <summary>A statement of ours failed. An engine's words may quote a value of the data, a driver's name even: all quotes are left out but files' names.</summary>
    public static FleetException StatementFailed(string engine, string what, Exception cause) =>
        new(Statement, $"{engine} failed on {what}: {FirstLine(QuotedValue().Replace(cause.Message, "(value)"))}", inner: cause);

    /// <summary>Whether a statement of ours failed.</summary>
    public static bool IsStatement(FleetException failure) => failure.Code == Statement;

    /// <summary>A statement of ours failed, and where.</summary>
    /// <param name="where">The table and day, say, for which it ran.</param>
    /// <param name="failure">The failure of the statement.</param>
    public static FleetException StatementFailedIn(string where, FleetException failure) => new(Statement, $"{where}: {failure.Message}", failure.Kind, failure.InnerException);

    /// <summary>A statement in `fleet sql` is not one SELECT.</summary>
    public static FleetException NotOneSelect(string why) =>
        new("FS4002", $"Only one SELECT over the curated tables is answered here: {why}. 'fleet tables' lists them.");

    /// <summary>A SELECT in `fleet sql` failed.</summary>
    public static FleetException ReaderQueryFailed(Exception cause) => ReaderQueryFailed(cause.Message, cause);

    /// <summary>A SELECT names a table that is there and is not shown.</summary>
    public static FleetException MaskedTable(string table, Exception cause) =>
        ReaderQueryFailed($"the table '{table}' holds personal data: --unmask shows it, to who may read its files.", cause);

    /// <summary>A SELECT names a table that is not there.</summary>
    public static FleetException UnknownTable(string table, IEnumerable<string> known, Exception cause) =>
        ReaderQueryFailed($"there is no table '{table}'; there are {string.Join(", ", known)}.", cause);

    /// <summary>A SELECT names a function that this DuckDB has not.</summary>
    public static FleetException FunctionOfAnExtension(string function, string extension, Exception cause) =>
        ReaderQueryFailed($"the function '{function}' belongs to DuckDB's extension '{extension}', which is not at hand here.", cause);

    /// <summary>No engine has that name.</summary>
    public static FleetException UnknownEngine(string name, IEnumerable<string> known) =>
        new("FS4004", $"There is no engine '{name}'; there are {string.Join(", ", known)}.", FailureKind.WrongUse);

    /// <summary>The files of a curated table are there and cannot be read: cut off, say.</summary>
    public static FleetException UnreadableTable(string table, Exception cause) => new(
        "FS4005", $"The files of the table '{table}' cannot be read: {FirstLine(cause.Message)} 'fleet rebuild --tables {table}' makes them again.", inner: cause);

    private static FleetException ReaderQueryFailed(string why, Exception cause) => new("FS4003", $"The query failed: {why}", inner: cause);

    // An engine shows the statement below its first line; FLEET_DEBUG=1 prints all of it.
    private static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd();

    [GeneratedRegex(@"'(?![^']*\.parquet')[^']*'|Input: .*", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuotedValue();
}
