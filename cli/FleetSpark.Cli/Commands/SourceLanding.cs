using Amazon.SQS;
using FleetSpark.Cli.Printing;
using FleetSpark.Core;
using FleetSpark.Landing;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Bank;
using FleetSpark.Landing.Sources.Fleet;
using FleetSpark.Landing.Sources.Gps;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet land SOURCE</c> without files: from the queue, the API, the server or the registry that <c>landing.yaml</c> names.</summary>
internal static class SourceLanding
{
    /// <summary>Lands, prints what was landed, and gives the exit code.</summary>
    public static async Task<int> RunAsync(CommandCall call, string source, bool untilEmpty, CancellationToken cancellationToken)
    {
        _ = call.Catalog.Source(source); // a name that is none is told first
        var lake = await call.OpenLakeAsync(cancellationToken);
        var settings = await lake.ReadTextAsync(LandingSettings.FileName, cancellationToken) is { } text ? LandingSettings.Parse(text) : new LandingSettings();
        var landed = await LandAsync(call, settings, source, untilEmpty, call.Progress, cancellationToken);
        if (landed.Files is { } report)
        {
            return LandCommand.Print(call, source, report);
        }

        call.Progress.Clear();
        if (call.IsJson)
        {
            call.Out.Json(landed.ForMachines);
        }
        else
        {
            call.Out.Line(landed.Line);
        }

        return ExitCodes.Done;
    }

    /// <summary>Lands a source.</summary>
    /// <param name="call">The command, whose lake gets it.</param>
    /// <param name="settings">Where the source is.</param>
    /// <param name="source">Its name.</param>
    /// <param name="untilEmpty">Whether a queue is landed until it gives nothing more, or until the command is stopped.</param>
    /// <param name="progress">Where it is told how far it has come; null for nowhere.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<LandedSource> LandAsync(CommandCall call, LandingSettings settings, string source, bool untilEmpty, ProgressLine? progress, CancellationToken cancellationToken)
    {
        var definition = call.Catalog.Source(source);
        var lake = await call.OpenLakeAsync(cancellationToken);
        var raw = lake.Raw(source, definition.IsRestricted);
        using var secrets = new SecretReader();
        switch (source)
        {
            case "gps" when settings.Gps is { } options:
            {
                using var client = new AmazonSQSClient();
                var lander = new QueueLander(definition, raw, new SqsQueue(client, options.QueueUrl), options, TimeProvider.System);
                return SourceText.Of(await lander.RunAsync(untilEmpty, progress is null ? null : new QueueProgress(progress), cancellationToken));
            }

            case "tags" when settings.Tags is { } options:
            {
                using var http = TagLander.NewHttpClient();
                return SourceText.Of(await new TagLander(definition, raw, options, secrets, http, TimeProvider.System).LandAsync(progress is null ? null : new TagProgress(progress), beginNoneAfter: null, cancellationToken));
            }

            case "fleet" when settings.Fleet is { } options:
                return SourceText.Of(await new FleetLander(definition, raw, options, lake.Settings.CompanyZone, secrets, TimeProvider.System).LandAsync(cancellationToken));
            case "bank" when settings.Bank is { } options:
                var told = progress is null ? null : new LandCommand.LandingProgressText(source, progress);
                return SourceText.Of(source, await new BankLander(definition, raw, options, secrets, TimeProvider.System).LandAsync(told, finishBefore: null, cancellationToken));
            default:
                throw SettingsErrors.NoPlace(source);
        }
    }

    private sealed class TagProgress(ProgressLine line) : IProgress<TagReport>
    {
        public void Report(TagReport value) =>
            line.Report($"land tags: {Texts.Of(value.Pages, "page")}, {Texts.Of(value.Records, "record")}{(value.To is { } to ? $", up to {UtcInstants.ToText(to)}" : string.Empty)}");
    }

    private sealed class QueueProgress(ProgressLine line) : IProgress<QueueReport>
    {
        public void Report(QueueReport value) =>
            line.Report($"land gps: {Texts.Of(value.Messages, "message")}, {Texts.Of(value.Records, "record")}, {Texts.Of(value.Objects, "object")}");
    }
}

/// <summary>What was landed of a source.</summary>
/// <param name="Line">It in a line, for people.</param>
/// <param name="ForMachines">It as a document.</param>
/// <param name="Files">The files that it came in; null where it came in none.</param>
internal sealed record LandedSource(string Line, object ForMachines, LandingReport? Files = null);
