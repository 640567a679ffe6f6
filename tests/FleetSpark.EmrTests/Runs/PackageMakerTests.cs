using FleetSpark.Core;
using FleetSpark.Emr.Clusters;
using FleetSpark.Emr.Packages;

namespace FleetSpark.EmrTests.Runs;

/// <summary>A package that cannot be made: no clone, no SDK, or one that refuses.</summary>
public sealed class PackageMakerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Package_OfAFolderWithoutTheProgram_SaysTheSdksFirstErrorAndWhereItsLogIs()
    {
        var refused = await Assert.ThrowsAsync<FleetException>(() => new PackageMaker(_folder.Path, progress: null).MakeAsync(Architecture.X64, _folder.PathOf("out"), TestContext.Current.CancellationToken));
        Assert.Equal("FS7102", refused.Code);
        Assert.StartsWith("The program could not be published for linux-x64 (exit code 1): MSBUILD : error MSB1009: ", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith($" The whole log is '{_folder.PathOf("out/publish.log")}'.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("MSB1009", await File.ReadAllTextAsync(_folder.PathOf("out/publish.log"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FLEET_CLONE=", 2, "FS7101 A package is made from the sources: start 'scripts/fleet' of a clone, or let FLEET_CLONE name the clone.\n")]
    [InlineData("FLEET_CLONE=. PATH=/nowhere", 1, "FS7103 'dotnet' could not be started, and a package is published by it: ")]
    public async Task Package_WithoutSourcesOrSdk_IsRefusedByACode(string variables, int exitCode, string told)
    {
        Directory.CreateDirectory(_folder.PathOf("cli"));
        var refused = await FleetProcess.ShellAsync(_folder.Path, $"{variables} \"$FLEET\" emr package --out out");
        Assert.Equal((exitCode, string.Empty), (refused.ExitCode, refused.Output));
        Assert.StartsWith(told, refused.Error, StringComparison.Ordinal);
    }
}
