using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using FleetSpark.Core;
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
        var built = _folder.PathOf("bin", "FleetSpark.Engines", "release", "FleetSpark.Engines.dll");
        using var file = new PEReader(File.OpenRead(built));
        var reader = file.GetMetadataReader();
        var types = reader.TypeDefinitions.Select(handle => reader.GetString(reader.GetTypeDefinition(handle).Name)).ToList();
        Assert.Contains("SparkBinding", types);
        Assert.DoesNotContain("StageWatch", types); // it stands in that file alone
        AssertFilesElsewhereAreRefused(built);
    }

    // What such a program cannot do it refuses; to call it needs no Spark.
    private static void AssertFilesElsewhereAreRefused(string built)
    {
        var context = new AssemblyLoadContext("surface", isCollectible: true);
        try
        {
            var engine = context.LoadFromAssemblyPath(built).GetType("FleetSpark.Engines.Spark.SparkEngine", throwOnError: true)!;
            var filesIn = engine.GetMethod("FilesIn", BindingFlags.NonPublic | BindingFlags.Static)!;
            var refused = Assert.IsType<FleetException>(Assert.Throws<TargetInvocationException>(() => filesIn.Invoke(null, ["s3://lake/curated/_scratch/1"])).InnerException);
            Assert.Equal("FS4013", refused.Code);
            Assert.StartsWith("spark wrote 's3://lake/curated/_scratch/1', and this program, built with -p:SparkBinding=package, cannot list what is there. Nothing was published: ", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            context.Unload();
        }
    }
}
