using System.CommandLine;
using Amazon.Runtime;
using FleetSpark.Aws.Emr;
using FleetSpark.Cli.Printing;
using FleetSpark.Emr;
using FleetSpark.Emr.Clusters;
using FleetSpark.Emr.Steps;
using FleetSpark.Lake;

namespace FleetSpark.Cli.Commands.Emr;

/// <summary>What the commands below <c>fleet emr</c> have in common.</summary>
internal static class EmrCall
{
    /// <summary>The run that is meant.</summary>
    public static Argument<string?> RunArgument() => new("RUN")
    {
        Description = "The run: its name, the beginning of it, or the id of its step; the newest where none is named.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The processors of a package.</summary>
    public static Option<string> ArchitectureOption(string absent) => new("--architecture")
    {
        Description = $"The processors that the package is for, arm64 or x86_64; else {absent}.",
        HelpName = "NAME",
        CustomParser = result => SharedOptions.Parsed(result, text => Architectures.ByName.ContainsKey(text) ? text : throw CliErrors.WrongUse($"There is no architecture '{text}': it is arm64 or x86_64.")),
    };

    /// <summary>The runs of the lake that a call names.</summary>
    public static async Task<EmrRuns> OpenRunsAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var lake = await call.OpenLakeAsync(cancellationToken);
        if (lake.Location.S3 is null)
        {
            throw EmrErrors.LakeInFolder(call.LakePath);
        }

        var settings = await EmrSettings.ReadAsync(lake, cancellationToken);
        return new EmrRuns(lake, settings, OpenClient(), TimeProvider.System);
    }

    /// <summary>Follows a run to its end, and gives the exit code by it.</summary>
    /// <exception cref="Core.FleetException">FS6204: it did not end well.</exception>
    public static async Task<int> FollowAsync(CommandCall call, EmrRuns runs, FoundStep step, bool showsOutput, CancellationToken cancellationToken)
    {
        var ended = await runs.WaitAsync(step, new Following(call.Progress), cancellationToken);
        call.Progress.Clear();
        if (showsOutput)
        {
            await ShowAsync(call, runs, ended, "stdout", isPatient: true, cancellationToken);
        }

        if (!ended.HasCompleted)
        {
            throw await runs.ExplainAsync(ended, cancellationToken);
        }

        Print(call, ended);
        return ExitCodes.Done;
    }

    /// <summary>Prints what a run printed.</summary>
    /// <returns>Whether there is anything.</returns>
    public static async Task<bool> ShowAsync(CommandCall call, EmrRuns runs, FoundStep step, string name, bool isPatient, CancellationToken cancellationToken)
    {
        var found = (await runs.ReadLogsAsync(step, isPatient, cancellationToken)).FirstOrDefault(log => log.Name == name);
        if (found is not null)
        {
            call.Out.Line(found.Text.TrimEnd('\n'));
        }

        return found is not null;
    }

    /// <summary>Prints a run.</summary>
    public static void Print(CommandCall call, FoundStep step)
    {
        if (call.IsJson)
        {
            call.Out.Json(ForMachines(step));
        }
        else
        {
            call.Out.Line($"{step.Name} {step.Step.Status.State} ({step.Step.Id} on {step.ClusterId}{(SecondsOf(step) is { } seconds ? $", {Texts.Seconds(seconds)}" : string.Empty)})");
        }
    }

    /// <summary>A run for machines.</summary>
    public static object ForMachines(FoundStep step) => new
    {
        Name = step.Name.ToString(),
        step.Step.Status.State,
        StepId = step.Step.Id,
        step.ClusterId,
        SubmittedAt = step.Step.Status.Timeline?.CreationDateTime is { } at ? Core.UtcInstants.ToText(at) : null,
        Seconds = SecondsOf(step),
    };

    /// <summary>How long a run worked, seconds; null where it did not end yet.</summary>
    public static double? SecondsOf(FoundStep step) =>
        step.Step.Status.Timeline is { StartDateTime: { } start, EndDateTime: { } end } ? (end - start).TotalSeconds : null;

    private static EmrClient OpenClient()
    {
        try
        {
            return new EmrClient();
        }
        catch (AmazonClientException unset)
        {
            throw LakeErrors.AwsNotSetUp(unset);
        }
    }

    private sealed class Following(ProgressLine progress) : IProgress<FoundStep>
    {
        public void Report(FoundStep value) => progress.Report($"{value.Name} {value.Step.Status.State.ToLowerInvariant()} on {value.ClusterId}");
    }
}
