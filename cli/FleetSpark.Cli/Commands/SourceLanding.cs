using FleetSpark.Cli.Printing;
using FleetSpark.Landing;
using FleetSpark.Landing.Secrets;

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
        using var told = cancellationToken.Register(() => TellStop(call, source));
        var landed = await LandAsync(call, settings, source, new SourceCall { UntilEmpty = untilEmpty, Progress = new SourceProgressText(source, call.Progress) }, cancellationToken);
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

    // Who waits for its end must know for what, and how to have it sooner. From where a signal is handled nothing may be thrown.
    private static void TellStop(CommandCall call, string source)
    {
        if (source == SourceNames.Gps)
        {
            call.Progress.Clear();
            StandardStream.WriteError("Stopping: what was received is put first. A second Ctrl-C ends at once, and what was not put comes again.\n"u8);
        }
    }

    /// <summary>Lands a source.</summary>
    /// <param name="call">The command, whose lake gets it.</param>
    /// <param name="settings">Where the source is.</param>
    /// <param name="source">Its name.</param>
    /// <param name="how">How it is landed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<LandedSource> LandAsync(CommandCall call, LandingSettings settings, string source, SourceCall how, CancellationToken cancellationToken)
    {
        var definition = call.Catalog.Source(source);
        var lake = await call.OpenLakeAsync(cancellationToken);
        using var secrets = new SecretReader();
        using var lander = SourceLanders.Of(definition, lake.Raw(source, definition.IsRestricted), settings, lake.Settings.CompanyZone, secrets, TimeProvider.System);
        return SourceText.Of(source, await lander.LandAsync(how, cancellationToken));
    }
}
