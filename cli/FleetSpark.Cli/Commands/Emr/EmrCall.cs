using System.CommandLine;
using FleetSpark.Cli.Printing;
using FleetSpark.Emr;
using FleetSpark.Emr.Clusters;
using FleetSpark.Emr.Runs;

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

    /// <summary>Where the runs of the lake that a call names work.</summary>
    public static async Task<EmrPlaces> OpenAsync(CommandCall call, CancellationToken cancellationToken) =>
        await EmrPlaces.OpenAsync(await call.OpenLakeAsync(cancellationToken), TimeProvider.System, cancellationToken);

    /// <summary>The runs of the lake that a call names.</summary>
    public static async Task<EmrRuns> OpenRunsAsync(CommandCall call, SharedOptions shared, CancellationToken cancellationToken) =>
        (await OpenAsync(call, cancellationToken)).OpenRuns(call.Parsed.GetValue(shared.Serverless));

    /// <summary>Follows a run to its end, and gives the exit code by it.</summary>
    /// <exception cref="Core.FleetException">FS7204: it did not end well.</exception>
    public static async Task<int> FollowAsync(CommandCall call, EmrRuns runs, SubmittedRun run, bool showsOutput, CancellationToken cancellationToken)
    {
        var ended = await runs.WaitAsync(run, new Following(call.Progress), cancellationToken);
        call.Progress.Clear();
        if (showsOutput)
        {
            await ShowAsync(call, runs, ended, "stdout", isPatient: true, cancellationToken);
        }

        if (!ended.HasCompleted)
        {
            throw await runs.ExplainAsync(ended, isPatient: true, cancellationToken);
        }

        Print(call, ended);
        return ExitCodes.Done;
    }

    /// <summary>Prints what a run printed.</summary>
    /// <returns>Whether there is anything.</returns>
    public static async Task<bool> ShowAsync(CommandCall call, EmrRuns runs, SubmittedRun run, string name, bool isPatient, CancellationToken cancellationToken)
    {
        var found = (await runs.ReadLogsAsync(run, isPatient, cancellationToken)).FirstOrDefault(log => log.Name == name);
        if (found is not null)
        {
            call.Out.Line(found.Text.TrimEnd('\n'));
        }

        return found is not null;
    }

    /// <summary>Prints a run.</summary>
    public static void Print(CommandCall call, SubmittedRun run)
    {
        if (call.IsJson)
        {
            call.Out.Json(ForMachines(run));
        }
        else
        {
            call.Out.Line($"{run.Name} {run.State} ({run.Id} on {run.Place}{(run.Duration is { } time ? $", {Texts.Seconds(time.TotalSeconds)}" : string.Empty)})");
        }
    }

    /// <summary>A run for machines.</summary>
    public static object ForMachines(SubmittedRun run) => new
    {
        Name = run.Name.ToString(),
        run.State,
        run.Id,
        run.Place,
        SubmittedAt = run.CreatedAt is { } at ? Core.UtcInstants.ToText(at) : null,
        Seconds = run.Duration?.TotalSeconds,
    };

    private sealed class Following(ProgressLine progress) : IProgress<SubmittedRun>
    {
        public void Report(SubmittedRun value) => progress.Report($"{value.Name} {value.State.ToLowerInvariant()} on {value.Place}");
    }
}
