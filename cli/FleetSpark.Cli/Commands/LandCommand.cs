using System.CommandLine;
using System.CommandLine.Parsing;
using FleetSpark.Cli.Printing;
using FleetSpark.Core;
using FleetSpark.Landing;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet land</c>: brings files of one source into the lake.</summary>
internal static class LandCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var source = new Argument<string>("SOURCE") { Description = "What the files hold: gps, tags, bank, fleet or places; docs/sources.md lists the fields of each." };
        var from = new Option<string[]>("--from") { Description = "Files, or folders whose files are taken; else the source is landed from where landing.yaml at the lake's place says (docs/sources.md).", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var map = new Option<string?>("--map") { Description = "For CSV: what fills each of our fields, field=column, field=column:format or field='value', with commas between. Formats: epoch_s, epoch_ms, decimal_comma, or a date pattern such as dd/MM/yyyy HH:mm:ss.", HelpName = "MAP" };
        var sentAt = new Option<DateTimeOffset?>("--sent-at")
        {
            Description = "When the files were sent, 2026-03-29T12:00:00Z say, UTC where it has no offset; else the time in each one's name, else its modification time.",
            HelpName = "TIME",
            CustomParser = ParseInstant,
        };
        var untilEmpty = new Option<bool>("--until-empty") { Description = "From a queue: end when it gives nothing more; else land until Ctrl-C, after which what was received by then is put; a second Ctrl-C ends at once." };
        var command = new ExampleCommand(
            "land",
            "Bring a source's data into the lake: each record checked, what is none kept aside. What was landed before changes nothing.",
            "fleet land gps --from company/gps",
            "fleet land tags",
            "fleet land tags --from statement.xlsx",
            "fleet land gps --from track.csv --map device_number=EquipmentId,latitude=latitude,longitude=longitude,recorded_at=eventGeneratedTime:epoch_ms")
        {
            source, from, map, sentAt, untilEmpty,
        };
        command.Validators.Add(result => RefuseIdleOptions(result, source, from, map, sentAt, untilEmpty));
        // A queue's lander puts and deletes what it received, and gives up by itself where store or queue fail for long.
        command.TimeToEnd = parsed => IsQueue(parsed.CommandResult, source, from) ? Timeout.InfiniteTimeSpan : ExampleCommand.ShortEnd;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            if (parsed.GetValue(from) is not { Length: > 0 })
            {
                return await SourceLanding.RunAsync(call, parsed.GetValue(source)!, parsed.GetValue(untilEmpty), cancellationToken);
            }

            var options = new LandingOptions { Map = parsed.GetValue(map), SentAt = parsed.GetValue(sentAt) };
            var report = await LandAsync(call, parsed.GetValue(source)!, parsed.GetValue(from)!, options, cancellationToken);
            return Print(call, parsed.GetValue(source)!, report);
        });
        return command;
    }

    /// <summary>Prints what became of files, and gives the exit code.</summary>
    public static int Print(CommandCall call, string source, LandingReport report)
    {
        call.Progress.Clear();
        if (call.IsJson)
        {
            call.Out.Json(LandingText.ForMachines(source, report));
        }
        else
        {
            LandingText.Print(call.Out, report);
        }

        LandingText.TellErrors(report);
        return report.Failed == 0 ? ExitCodes.Done : throw CliErrors.NotLanded(report.Failed, report.Files.Count);
    }

    /// <summary>Lands files of a source.</summary>
    public static async Task<LandingReport> LandAsync(
        CommandCall call, string source, IReadOnlyList<string> files, LandingOptions options, CancellationToken cancellationToken)
    {
        var lake = await call.OpenLakeAsync(cancellationToken);
        var progress = new SourceProgressText(source, call.Progress);
        var definition = call.Catalog.Source(source);
        return await new FileLander(definition, lake.Raw(source, definition.IsRestricted), options with { CompanyZone = lake.Settings.CompanyZone }, TimeProvider.System)
            .LandAsync(files, progress, cancellationToken);
    }

    // By what was typed, which may lack the source where help was asked for.
    private static bool IsQueue(CommandResult command, Argument source, Option from) => command.GetResult(from) is null && command.GetResult(source) is { Tokens: [{ Value: SourceNames.Gps }] };

    // An option that a call has no use for would be passed over without a word.
    private static void RefuseIdleOptions(CommandResult command, Argument source, Option from, Option map, Option sentAt, Option untilEmpty)
    {
        foreach (var ofFiles in (Option[])[map, sentAt])
        {
            if (command.GetResult(ofFiles) is not null && command.GetResult(from) is null)
            {
                command.AddError($"{ofFiles.Name} is about files: name them with --from too, or leave {ofFiles.Name} out.");
            }
        }

        if (command.GetResult(untilEmpty) is not null && !IsQueue(command, source, from))
        {
            command.AddError("--until-empty is for the queue, which 'fleet land gps' without --from lands: leave --until-empty out.");
        }
    }

    private static DateTimeOffset? ParseInstant(ArgumentResult result) => SharedOptions.Parsed(
        result,
        text => UtcInstants.TryParse(text, out var instant) ? (DateTimeOffset?)instant : throw CliErrors.WrongUse($"'{text}' is no instant: write it as 2026-03-29T12:00:00Z."));
}
