using System.CommandLine;
using FleetSpark.Cli.Printing;
using FleetSpark.Emr;
using FleetSpark.Emr.Clusters;
using FleetSpark.Emr.Packages;

namespace FleetSpark.Cli.Commands.Emr;

/// <summary><c>fleet emr deploy</c>: makes a package, uploads it, and makes it the one that runs take.</summary>
internal static class DeployCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var architecture = EmrCall.ArchitectureOption("that of the place where emr.yaml has runs work");
        var output = SharedOptions.OutOption("The folder in which it is made.", "packages");
        var command = new ExampleCommand("deploy", "Make a package of this clone, upload it unless it is there, and let the next runs take it.", "fleet emr deploy --lake s3://company-lake")
        {
            architecture, output,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            var settings = await EmrSettings.ReadAsync(await call.OpenLakeAsync(cancellationToken), cancellationToken);
            var place = settings.RequiredPackages;
            var target = parsed.GetValue(architecture) is { } named ? Architectures.ByName[named] : settings.Architecture;
            var maker = PackageMaker.OfThisClone(call.Progress);
            var package = await maker.MakeAsync(target, parsed.GetValue(output)!, cancellationToken);
            call.Progress.Report($"uploading {Texts.Bytes(package.Bytes)}");
            var isNew = await new PackageStore(place, TimeProvider.System).DeployAsync(package, maker.Launcher, [.. call.Catalog.Sources.Select(source => source.Name)], cancellationToken);
            call.Progress.Clear();
            if (call.IsJson)
            {
                call.Out.Json(new { package.Name, Place = place.At(package.Name).ToString(), package.Bytes, IsNew = isNew });
            }
            else
            {
                call.Out.Line($"{place.At(package.Name)} ({Texts.Bytes(package.Bytes)}) {(isNew ? "is uploaded" : "was there")}, and the next runs take it.");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
