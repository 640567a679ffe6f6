using System.CommandLine;
using FleetSpark.Cli.Printing;
using FleetSpark.Emr.Clusters;
using FleetSpark.Emr.Packages;

namespace FleetSpark.Cli.Commands.Emr;

/// <summary><c>fleet emr package</c>: the program as an archive for machines with nothing of .NET.</summary>
internal static class PackageCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var architecture = EmrCall.ArchitectureOption("arm64");
        var output = SharedOptions.OutOption("The folder for it.", "packages");
        var command = new ExampleCommand("package", "Publish the program of this clone as an archive that a cluster runs, named by its content.", "fleet emr package", "fleet emr package --architecture x86_64 --out packages")
        {
            architecture, output,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            var package = await PackageMaker.OfThisClone(call.Progress).MakeAsync(Architectures.ByName[parsed.GetValue(architecture) ?? "arm64"], parsed.GetValue(output)!, cancellationToken);
            call.Progress.Clear();
            if (call.IsJson)
            {
                call.Out.Json(new { package.Name, package.Path, package.Bytes });
            }
            else
            {
                call.Out.Line($"{package.Path} ({Texts.Bytes(package.Bytes)})");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
