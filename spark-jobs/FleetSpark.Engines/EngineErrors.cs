using System.Text.RegularExpressions;
using FleetSpark.Core;

namespace FleetSpark.Engines;

/// <summary>The coded failures of engines, FS40.</summary>
public static partial class EngineErrors
{
    /// <summary>A statement of ours failed. An engine's words may quote a value of the data, a driver's name even: it is left out.</summary>
    public static FleetException StatementFailed(string engine, string what, Exception cause) =>
        new("FS4001", $"{engine} failed on {what}: {QuotedValue().Replace(cause.Message, "(value)")}", isSafeToRetry: false, cause);

    /// <summary>A statement in `fleet sql` is not one SELECT.</summary>
    public static FleetException NotOneSelect(string why) =>
        new("FS4002", $"Only one SELECT over the curated tables is answered here: {why}. 'fleet tables' lists them.");

    /// <summary>A SELECT in `fleet sql` failed.</summary>
    public static FleetException ReaderQueryFailed(Exception cause) =>
        new("FS4003", $"The query failed: {cause.Message}", isSafeToRetry: false, cause);

    [GeneratedRegex("'[^']*'|Input: .*", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuotedValue();
}
