using System.Text.RegularExpressions;
using FleetSpark.Core;

namespace FleetSpark.Engines;

/// <summary>The coded failures of engines, FS40.</summary>
public static partial class EngineErrors
{
    private const string Statement = "FS4001";
    private const string Gone = "FS4010";
    private const string Full = "FS4011";
    private const string Split = "FS4012";

    /// <summary>A statement of ours failed. An engine's words may quote a value of the data, a driver's name even: all quotes are left out but files' names.</summary>
    public static FleetException StatementFailed(string engine, string what, Exception cause) =>
        StatementFailed(engine, what, cause.Message, line: null, cause);

    /// <summary>A statement of ours failed.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="what">What the statement was for.</param>
    /// <param name="message">The engine's words; all quotes are left out but files' names.</param>
    /// <param name="line">The line of the statement at which it failed; null where that is not known.</param>
    /// <param name="cause">The engine's exception.</param>
    public static FleetException StatementFailed(string engine, string what, string message, string? line, Exception cause) =>
        new(
            Statement,
            $"{engine} failed on {what}: {FirstLine(QuotedValue().Replace(message, "(value)")).TrimEnd('.')}{(line is null ? string.Empty : $" At: {line}")}. Nothing was published; FLEET_DEBUG=1 prints all of its words.",
            inner: cause);

    /// <summary>Whether a statement of ours failed.</summary>
    public static bool IsStatement(FleetException failure) => failure.Code == Statement;

    /// <summary>Whether an engine failed at work that belongs to a table.</summary>
    public static bool IsOfWork(FleetException failure) => failure.Code is Statement or Gone or Full or Split;

    /// <summary>An engine failed, and where.</summary>
    /// <param name="where">The table and day, say, for which it worked.</param>
    /// <param name="failure">The failure.</param>
    public static FleetException FailedIn(string where, FleetException failure) => new(failure.Code, $"{where}: {failure.Message}", failure.Kind, failure.InnerException);

    /// <summary>There is no Spark.</summary>
    public static FleetException NoSpark(string why, Exception cause) => new(
        "FS4006", $"There is no Spark to run on. {why} 'scripts/spark --env' finds or installs one; '--engine duckdb' needs none.", inner: cause);

    /// <summary>There is no Java that Spark runs on.</summary>
    public static FleetException NoJava(string why, Exception cause) => new(
        "FS4007", $"Spark found no Java that it runs on: {FirstLine(why)} It needs Java 17, which JAVA_HOME names or 'scripts/spark --env' installs.", inner: cause);

    /// <summary>The Spark at hand is of another version.</summary>
    public static FleetException WrongSpark(string version, string proved) => new(
        "FS4008", $"This is Spark {version}; the tables are proved on {proved}, and another may give other values. SPARK_HOME names the folder of one that is {proved}.");

    /// <summary>Spark did not start.</summary>
    public static FleetException SparkNotStarted(string why, string? log, Exception cause) => new(
        "FS4009", $"Spark did not start: {FirstLine(why).TrimEnd('.')}. Look at --master and PYSPARK_SUBMIT_ARGS{(log is null ? string.Empty : $"; its log '{log}' has more")}.", inner: cause);

    /// <summary>Spark's JVM is gone.</summary>
    public static FleetException SparkGone(string what, string? log, Exception cause) => new(
        Gone, $"Spark's JVM ended during {what}: it was killed, or memory ran out.{(log is null ? string.Empty : $" Its log is '{log}'.")} Nothing was published.", FailureKind.Retry, cause);

    /// <summary>A disk is full.</summary>
    public static FleetException DiskFull(string engine, string what, Exception cause) => new(
        Full, $"{engine} found no space left on a disk during {what}. Nothing was published: make room in the lake's folder and in the folder of temporary files, then run it again.", inner: cause);

    /// <summary>The rows of one partition came as several files, of which the lake would have taken one.</summary>
    public static FleetException SeveralFiles(string engine, string what, int files) => new(
        Split, $"{engine} made {files} files in {what} where one was asked for: a setting of its session splits them. Nothing was published.");

    /// <summary>The binding to Spark that this program was built with cannot list files elsewhere than on this machine.</summary>
    public static FleetException CannotList(string engine, string folder) => new(
        "FS4013", $"{engine} wrote '{folder}', and this program, built with -p:SparkBinding=package, cannot list what is there. Nothing was published: build it without that switch, or leave --in-place out.");

    /// <summary>A file for other programs cannot be written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="why">What stands in the way.</param>
    /// <param name="cause">The failure; null where it was not tried.</param>
    public static FleetException UnwritableFile(string path, string why, Exception? cause = null) => new(
        "FS4014", $"'{path}' cannot be written: {FirstLine(why).TrimEnd('.')}. What was there before is as it was. Make room, mend the rights or name another file, then run it again.", inner: cause);

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
        new("FS4004", $"There is no engine '{name}': --engine is one of {string.Join(", ", known)}.", FailureKind.WrongUse);

    /// <summary>The files of a curated table are there and cannot be read: cut off, say.</summary>
    public static FleetException UnreadableTable(string table, Exception cause) => new(
        "FS4005", $"The files of the table '{table}' cannot be read: {FirstLine(cause.Message).TrimEnd('.')}. 'fleet rebuild --tables {table}' makes them again.", inner: cause);

    private static FleetException ReaderQueryFailed(string why, Exception cause) => new("FS4003", $"The query failed: {why}", inner: cause);

    // An engine shows the statement below its first line; FLEET_DEBUG=1 prints all of it.
    private static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd();

    [GeneratedRegex(@"'(?![^']*\.parquet')[^']*'|Input: .*", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuotedValue();
}
