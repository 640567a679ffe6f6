using System.ComponentModel;
using System.Diagnostics;
using FleetSpark.Emr.Clusters;
using FleetSpark.Lake;

namespace FleetSpark.Emr.Packages;

/// <summary>Publishes the program of a clone for machines with nothing of .NET, and packs it.</summary>
/// <param name="clone">The clone.</param>
/// <param name="progress">Told what goes on; null for nobody.</param>
public sealed class PackageMaker(string clone, IProgress<string>? progress)
{
    /// <summary>The variable that names the clone.</summary>
    public const string CloneVariable = "FLEET_CLONE";

    /// <summary>The program within a package.</summary>
    public const string Program = "fleet";

    // A job on a cluster runs on Spark alone, and the other engine is two fifths of the package.
    private static readonly string[] LeftOut = ["libduckdb.so"];

    /// <summary>The maker of the clone that <see cref="CloneVariable"/> names.</summary>
    /// <exception cref="Core.FleetException">FS7101: none is named.</exception>
    public static PackageMaker OfThisClone(IProgress<string>? progress) =>
        Environment.GetEnvironmentVariable(CloneVariable) is { Length: > 0 } clone && Directory.Exists(Path.Combine(clone, "cli")) ? new PackageMaker(clone, progress) : throw EmrErrors.NoSources(CloneVariable);

    /// <summary>The script that spark-submit is given.</summary>
    public string Launcher => Path.Combine(clone, "spark-jobs", "launch.py");

    /// <summary>Makes a package.</summary>
    /// <param name="architecture">The processors it is for; any machine makes it for any.</param>
    /// <param name="folder">Where it is put.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Core.FleetException">FS7102, FS7103: it cannot be published.</exception>
    public async Task<Package> MakeAsync(Architecture architecture, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        using var scratch = ScratchFolder.CreateTemporary();
        var published = Path.Combine(scratch.Path, Program);
        await PublishAsync(Architectures.RuntimeOf(architecture), published, Path.Combine(folder, "publish.log"), cancellationToken);
        foreach (var file in LeftOut)
        {
            File.Delete(Path.Combine(published, file));
        }

        progress?.Report("packing");
        var name = $"{Program}-{PackageArchive.HashOf(published)[..16]}-{Architectures.NameOf(architecture)}.tar.gz";
        var archive = Path.Combine(folder, name);
        if (!File.Exists(archive))
        {
            await Task.Run(() => PackageArchive.Write(published, Program, archive), cancellationToken);
        }

        return new Package(architecture, archive, name, new FileInfo(archive).Length);
    }

    private async Task PublishAsync(string runtime, string folder, string log, CancellationToken cancellationToken)
    {
        progress?.Report($"publishing for {runtime}");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                // Analysed where the clone is built; no symbols, which hold the paths of the machine that made them.
                "publish", Path.Combine(clone, "cli", "FleetSpark.Cli"), "-c", "Release", "-r", runtime, "--self-contained", "true", "-o", folder, "--nologo",
                "-p:RunAnalyzers=false", "-p:DebugType=none", "-p:GenerateDocumentationFile=false", $"-p:PathMap={Path.GetFullPath(clone)}=/fleetspark",
            },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            await using var stop = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
            var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            var said = await output + await error;
            await File.WriteAllTextAsync(log, said, cancellationToken);
            if (process.ExitCode != 0)
            {
                var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                throw EmrErrors.NotPublished(runtime, process.ExitCode, Array.Find(lines, line => line.Contains(": error ", StringComparison.Ordinal)) ?? lines.LastOrDefault(string.Empty), log);
            }
        }
        catch (Win32Exception absent)
        {
            throw EmrErrors.NoSdk(absent);
        }
    }
}
