using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using FleetSpark.Testing;

namespace FleetSpark.StructureTests.Api;

/// <summary>The engines build without the file that a build against the package of Microsoft.Spark leaves out.</summary>
public sealed class SurfaceBuildTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Engines_WithoutTheFileThatIsLeftOut_AreBuilt()
    {
        var build = await FleetProcess.FinishAsync(FleetProcess.StartOther(
            "dotnet", RepositoryFiles.Root, "build", "spark-jobs/FleetSpark.Engines", "-c", "Release", "-v", "quiet", "-nologo", "-nodeReuse:false", "-p:SparkBinding=surface",
            $"-p:ArtifactsPath={_folder.Path}", "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false", "-p:CopyLocalLockFileAssemblies=false"));
        Assert.True(build.ExitCode == 0, build.Output + build.Error);
        using var file = new PEReader(File.OpenRead(_folder.PathOf("bin", "FleetSpark.Engines", "release", "FleetSpark.Engines.dll")));
        var reader = file.GetMetadataReader();
        var types = reader.TypeDefinitions.Select(handle => reader.GetString(reader.GetTypeDefinition(handle).Name)).ToList();
        Assert.Contains("SparkBinding", types);
        Assert.DoesNotContain("StageWatch", types); // it stands in that file alone
    }
}
