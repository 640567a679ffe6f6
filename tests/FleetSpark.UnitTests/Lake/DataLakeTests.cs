using FleetSpark.Core;
using FleetSpark.Testing;

namespace FleetSpark.UnitTests.Lake;

public class DataLakeTests
{
    [Fact]
    public async Task DriverKey_AtFirstUseByManyAtOnce_IsMadeOnceForThisUserAlone()
    {
        for (var round = 0; round < 20; round++)
        {
            using var folder = new TemporaryFolder();
            var lake = Lakes.Open(folder.Path);
            var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => lake.ReadDriverKeyAsync(TestContext.Current.CancellationToken))));
            Assert.Equal(64, Assert.Single(keys.Distinct(StringComparer.Ordinal)).Length);
            var file = Assert.Single(Directory.EnumerateFiles(folder.Path));
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [Fact]
    public async Task DriverKey_OfFewCharacters_IsRefused()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("driver.key"), new string('k', 31) + "\n", TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<FleetException>(() => Lakes.Open(folder.Path).ReadDriverKeyAsync(TestContext.Current.CancellationToken));
        Assert.Equal("FS1007", failure.Code);
        Assert.DoesNotContain("kkk", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DriverKey_ThatCannotBeWritten_IsTold()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("settings.yaml"), "driver_key_file: taken/driver.key\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.PathOf("taken"), string.Empty, TestContext.Current.CancellationToken); // a file where a folder must be
        Assert.Equal("FS1003", (await Assert.ThrowsAsync<FleetException>(() => Lakes.Open(folder.Path).ReadDriverKeyAsync(TestContext.Current.CancellationToken))).Code);
    }

    [Fact]
    public async Task Scratch_WhereTheLakeCannotBeWritten_IsTold()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf(".scratch"), string.Empty, TestContext.Current.CancellationToken); // a file where a folder must be
        Assert.Equal("FS1003", Assert.Throws<FleetException>(() => Lakes.Open(folder.Path).CreateScratch()).Code);
    }
}
