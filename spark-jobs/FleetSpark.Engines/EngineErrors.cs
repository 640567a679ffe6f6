using FleetSpark.Core;

namespace FleetSpark.Engines;

/// <summary>The coded failures of engines, FS40.</summary>
public static class EngineErrors
{
    /// <summary>A statement failed.</summary>
    public static FleetException StatementFailed(string engine, string what, Exception cause) =>
        new("FS4001", $"{engine} failed on {what}: {cause.Message}", isSafeToRetry: false, cause);

    /// <summary>A statement in `fleet sql` is not one SELECT.</summary>
    public static FleetException NotOneSelect(string why) =>
        new("FS4002", $"Only one SELECT over the curated tables is answered here: {why}. 'fleet tables' lists them.");

    /// <summary>A SELECT in `fleet sql` failed.</summary>
    public static FleetException ReaderQueryFailed(Exception cause) =>
        new("FS4003", $"The query failed: {cause.Message}", isSafeToRetry: false, cause);
}
