using FleetSpark.Core;

namespace FleetSpark.Landing.Functions;

/// <summary>The coded failures of functions, FS26. None quotes an event.</summary>
internal static class FunctionErrors
{
    /// <summary>The function's environment has faults; all are named.</summary>
    public static FleetException FaultyEnvironment(IReadOnlyList<string> faults) =>
        new("FS2601", $"{faults.Count} fault(s) in the function's environment:\n  {string.Join("\n  ", faults)}");

    /// <summary>The event is none of a queue.</summary>
    public static FleetException NoQueueEvent(string why) =>
        new("FS2602", $"The event is none of an SQS queue: {why}. Map the queue to this function as an event source with ReportBatchItemFailures; nothing was landed.");

    /// <summary>Time ran out within something that had been begun.</summary>
    public static FleetException OutOfTime(string source) =>
        new("FS2603", $"The function's time ran out while '{source}' was landed; what was put is there. Give it more time, or less to do at once.", FailureKind.Retry);

    /// <summary>What should not happen; its message may quote data, so only its kind is told.</summary>
    public static FleetException Unexpected(Exception cause) =>
        new("FS2604", $"An unforeseen failure ({cause.GetType().Name}), whose stack is in the log. What was put is there; nothing is doubled.", FailureKind.Retry, cause);

    /// <summary>What asks the function does not speak as AWS Lambda does.</summary>
    public static FleetException BrokenRuntimeApi(string why) => new("FS2605", $"The Runtime API at AWS_LAMBDA_RUNTIME_API is none of AWS Lambda: {why}. Run the function on Lambda's provided.al2023.");

    /// <summary>The program was built without it.</summary>
    public static FleetException NotBuiltIn(string source, string package) =>
        new("FS2606", $"FLEET_SOURCE is '{source}', which this function was built without: deploy {package}.");

    /// <summary>Files could not be landed; a retry helps where it helps one of them.</summary>
    public static FleetException FilesFailed(LandingReport report) => new(
        "FS2607",
        $"{report.Failed} of {report.Files.Count} file(s) could not be landed: {string.Join(", ", report.FailedByCode.Select(code => $"{code.Value} by {code.Key}"))}. The log has a line for each; what was landed is there.",
        report.FailedKind);

    /// <summary>landing.yaml is not where it should be.</summary>
    public static FleetException NoSettings(string place) =>
        new("FS2608", $"There is no '{place}', which says from where the source is landed: put {LandingSettings.FileName} there, or name another file or object by FLEET_LANDING.");

    /// <summary>What became of an event, or that the function cannot begin, could not be said.</summary>
    public static FleetException NotAnswered(string path, Exception cause) =>
        new("FS2609", $"The Runtime API at AWS_LAMBDA_RUNTIME_API did not take 'POST {path}': {Sentence.Of(cause)} What was put is there; an event is handed over again, and nothing is doubled.", FailureKind.Retry, cause);
}
