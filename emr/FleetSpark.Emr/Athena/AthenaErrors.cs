using Amazon.Runtime;
using FleetSpark.Core;

namespace FleetSpark.Emr.Athena;

/// <summary>The coded failures of questions to Athena, FS74.</summary>
public static class AthenaErrors
{
    private const string RefusedCode = "FS7404";
    private const string FailedCode = "FS7405";

    /// <summary>The text is no single SELECT.</summary>
    public static FleetException NotOneSelect(string why) => new("FS7401", $"Only one SELECT is answered by Athena here: {why}. Nothing was asked.");

    /// <summary>Athena could not answer; its own words say why.</summary>
    public static FleetException QueryFailed(string queryId, string reason, bool isWorthATry) => new(
        "FS7402", $"Athena's query {queryId} failed: {Sentence.Of(reason)}", isWorthATry ? FailureKind.Retry : FailureKind.Refused);

    /// <summary>Somebody else, or a limit of the work group, stopped the query.</summary>
    public static FleetException QueryStopped(string queryId, string reason) => new(
        "FS7403", $"Athena's query {queryId} was stopped, and not from here: {Sentence.Of(reason.Length == 0 ? "no reason is given" : reason)} A work group's limit of scanned bytes does that too: name days in WHERE, or ask by another work group.");

    /// <summary>Whether a failure is one of a call, and not of the query.</summary>
    public static bool IsOfCall(Exception failed) => failed is FleetException { Code: RefusedCode or FailedCode };

    /// <summary>Whether a call was not answered, so that nobody knows what it did; a service that asks for patience did nothing.</summary>
    public static bool IsUnanswered(Exception failed) => failed is FleetException { Code: FailedCode, InnerException: not AmazonServiceException };

    /// <summary>Athena says no.</summary>
    public static FleetException Refused(string call, Exception cause) => new(
        RefusedCode, $"Athena refuses {call}: {Sentence.Of(cause)} Mend the work group, where its answers go ('output' in emr.yaml where the work group has no place of its own), or the rights of the user or role.", inner: cause);

    /// <summary>Athena cannot be reached, or fails, beyond the retries.</summary>
    public static FleetException Failed(string call, Exception cause) => new(FailedCode, $"Athena does not answer {call}: {Sentence.Of(cause)} Ask again.", FailureKind.Retry, cause);

    /// <summary>A query that was to be stopped may go on.</summary>
    /// <param name="query">Its id; null where Athena did not say whether it began.</param>
    /// <param name="cause">Why.</param>
    public static FleetException NotStopped(string? query, Exception cause) => new(
        "FS7406", $"Athena's query {query ?? "(whose id is not known, if it began)"} could not be stopped, and may go on until it ends by itself: {Sentence.Of(cause)} Stop it in Athena's console: what it scans is charged.", inner: cause);
}
