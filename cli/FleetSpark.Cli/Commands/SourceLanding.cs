using Amazon.SQS;
using FleetSpark.Cli.Printing;
using FleetSpark.Landing;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Bank;
using FleetSpark.Landing.Sources.Fleet;
using FleetSpark.Landing.Sources.Gps;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet land SOURCE</c> without files: from the queue, the API or the server that <c>landing.yaml</c> names.</summary>
internal static class SourceLanding
{
    /// <summary>Lands, prints what was landed, and gives the exit code.</summary>
    public static async Task<int> RunAsync(CommandCall call, string source, bool untilEmpty, CancellationToken cancellationToken)
    {
        var definition = call.Catalog.Source(source);
        var lake = await call.OpenLakeAsync(cancellationToken);
        var settings = await lake.ReadTextAsync(LandingSettings.FileName, cancellationToken) is { } text ? LandingSettings.Parse(text) : new LandingSettings();
        var raw = lake.Raw(source, definition.IsRestricted);
        using var secrets = new SecretReader();
        switch (source)
        {
            case "gps" when settings.Gps is { } options:
            {
                using var client = new AmazonSQSClient();
                var lander = new QueueLander(definition, raw, new SqsQueue(client, options.QueueUrl), options, TimeProvider.System);
                Print(call, SourceText.Of(await lander.RunAsync(untilEmpty, new QueueProgress(call.Progress), cancellationToken)));
                return ExitCodes.Done;
            }

            case "tags" when settings.Tags is { } options:
            {
                using var http = TagLander.NewHttpClient();
                Print(call, SourceText.Of(await new TagLander(definition, raw, options, secrets, http, TimeProvider.System).LandAsync(beginNoneAfter: null, cancellationToken)));
                return ExitCodes.Done;
            }

            case "fleet" when settings.Fleet is { } options:
                Print(call, SourceText.Of(await new FleetLander(definition, raw, options, lake.Settings.CompanyZone, secrets, TimeProvider.System).LandAsync(cancellationToken)));
                return ExitCodes.Done;
            case "bank" when settings.Bank is { } options:
                var progress = new LandCommand.LandingProgressText(source, call.Progress);
                return LandCommand.Print(call, source, await new BankLander(definition, raw, options, secrets, TimeProvider.System).LandAsync(progress, finishBefore: null, cancellationToken));
            default:
                throw LandingErrors.NoPlace(source);
        }
    }

    private static void Print(CommandCall call, (string Line, object ForMachines) said)
    {
        call.Progress.Clear();
        if (call.IsJson)
        {
            call.Out.Json(said.ForMachines);
        }
        else
        {
            call.Out.Line(said.Line);
        }
    }

    private sealed class QueueProgress(ProgressLine line) : IProgress<QueueReport>
    {
        public void Report(QueueReport value) =>
            line.Report($"land gps: {Texts.Of(value.Messages, "message")}, {Texts.Of(value.Records, "record")}, {Texts.Of(value.Objects, "object")}");
    }
}
