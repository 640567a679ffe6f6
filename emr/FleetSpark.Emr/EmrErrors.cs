using FleetSpark.Core;

namespace FleetSpark.Emr;

/// <summary>The coded failures of settings, packages, clusters and steps, FS70 to FS72.</summary>
public static class EmrErrors
{
    private const string RefusedCode = "FS7201";
    private const string NoLogCode = "FS7208";

    /// <summary>emr.yaml has faults; all are named.</summary>
    public static FleetException FaultySettings(IReadOnlyList<string> faults) => new("FS7001", $"{faults.Count} fault(s) in the lake's {EmrSettings.FileName}, of which docs/emr.md and docs/catalog.md have the keys:\n  {string.Join("\n  ", faults)}");

    /// <summary>The lake is in a folder.</summary>
    public static FleetException LakeInFolder(string lake) =>
        new("FS7003", $"The lake '{lake}' is a folder, and EMR reaches S3 alone: name a lake on S3 with --lake.", FailureKind.WrongUse);

    /// <summary>emr.yaml lacks what a call needs.</summary>
    public static FleetException NotSetUp(string section, string what) =>
        new("FS7004", $"The lake's {EmrSettings.FileName} has no '{section}', so that there is {what}: docs/emr.md shows one, and infra/terraform writes one.");

    /// <summary>A package is made from a clone of the repository.</summary>
    public static FleetException NoSources(string variable) =>
        new("FS7101", $"A package is made from the sources: start 'scripts/fleet' of a clone, or let {variable} name the clone.", FailureKind.WrongUse);

    /// <summary>The SDK refused to publish.</summary>
    public static FleetException NotPublished(string runtime, int exitCode, string line, string log) =>
        new("FS7102", $"The program could not be published for {runtime} (exit code {exitCode}): {Sentence.Of(line)} The whole log is '{log}'.");

    /// <summary>The .NET SDK is not there.</summary>
    public static FleetException NoSdk(Exception cause) => new("FS7103", $"'dotnet' could not be started, and a package is published by it: {Sentence.Of(cause)} Install the .NET SDK of global.json.", inner: cause);

    /// <summary>No package was deployed for the cluster's processors.</summary>
    public static FleetException NotDeployed(string packages, string architecture) =>
        new("FS7104", $"No package for {architecture} is deployed to '{packages}': 'fleet emr deploy' makes one and uploads it.");

    /// <summary>What says which package is current cannot be read.</summary>
    public static FleetException BrokenIndex(string key, Exception? cause) => new("FS7105", $"'{key}' does not say which package is current: 'fleet emr deploy' writes it anew.", inner: cause);

    /// <summary>Whether AWS refused a call.</summary>
    public static bool IsRefusal(FleetException failed) => failed.Code == RefusedCode;

    /// <summary>AWS refuses a call.</summary>
    public static FleetException Refused(string operation, string code, Exception cause) =>
        new(RefusedCode, $"AWS refuses {operation} ({code}): {Sentence.Of(cause)} Mend the rights of this role or user, or {EmrSettings.FileName}.", inner: cause);

    /// <summary>AWS cannot be reached, or fails beyond the retries.</summary>
    public static FleetException Failed(string operation, Exception cause) =>
        new("FS7202", $"AWS does not answer {operation}: {Sentence.Of(cause)} What was submitted goes on, and the same command finds it.", FailureKind.Retry, cause);

    /// <summary>Somebody else is about to do the same, and does not.</summary>
    public static FleetException ClaimStands(string what, TimeSpan waited) =>
        new("FS7203", $"Another caller is about to make {what}, and did not within {waited.TotalSeconds:0} s. Try again: by then it is made, or the claim is old enough to be taken over.", FailureKind.Retry);

    /// <summary>A run ended otherwise than well.</summary>
    public static FleetException RunEnded(string name, string state, string cause) => new("FS7204", $"The run {name} ended as {state}. {Sentence.Of(cause)}");

    /// <summary>No run has that name.</summary>
    public static FleetException NoRun(string name, int days) =>
        new("FS7205", $"No run of the last {days} days is '{name}': 'fleet emr status' lists them.", FailureKind.WrongUse);

    /// <summary>Nothing was submitted yet.</summary>
    public static FleetException NoRuns(int days) => new("FS7206", $"No run was submitted in the last {days} days: 'fleet emr submit' submits one.");

    /// <summary>A run cannot be cancelled.</summary>
    public static FleetException NotCancelled(string name, string why) => new("FS7207", $"The run {name} is not cancelled: {Sentence.Of(why)} 'fleet emr status' says how it stands.");

    /// <summary>A run has no such log, or none that is there yet.</summary>
    /// <param name="log">Which.</param>
    /// <param name="name">The run.</param>
    /// <param name="place">Where logs lie; null where nothing says it.</param>
    public static FleetException NoLog(string log, string name, string? place) => place is null
        ? new(NoLogCode, $"There is no {log} of the run {name}, and none comes: set 'logs' in {EmrSettings.FileName}, and what is started after that keeps its logs.")
        : new(NoLogCode, $"There is no {log} of the run {name} in '{place}' yet: EMR brings logs some five minutes after they were written, from clusters that were made when 'logs' of {EmrSettings.FileName} was set.", FailureKind.Retry);
}
