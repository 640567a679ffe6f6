using FleetSpark.Core;
using FleetSpark.Landing.Raw;

namespace FleetSpark.LandingTests;

/// <summary>What waits on this machine's disk until its whole file was checked.</summary>
public sealed class RawSpoolTests
{
    // A folder that goes away is to a write as a disk that is full.
    [Fact]
    public async Task Spool_ThatCannotBeWritten_NamesTheFileAndBothPlaces()
    {
        using var folder = new TemporaryFolder();
        using var spool = new RawSpool("/out/a.json", folder.PathOf("spool"));
        Directory.Delete(folder.PathOf("spool"), recursive: true);
        var failure = await Assert.ThrowsAsync<FleetException>(() => spool.CopyAsync(stream => stream.WriteAsync(new byte[1], RawLake.Cancellation).AsTask()));
        Assert.Equal("FS2017", failure.Code);
        Assert.StartsWith("FS2017 Cannot write the records of '/out/a.json' to this machine's disk, where they wait until the whole file was checked: Could not find a part of the path ", failure.Line, StringComparison.Ordinal);
        Assert.EndsWith(" Nothing of it was landed. Make room among the temporary files, or in the bank's spool_folder. Safe to run again.", failure.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spool_WhoseDiskIsFullOnTheWay_SaysWhatTheSystemSays()
    {
        using var folder = new TemporaryFolder();
        using var spool = new RawSpool("/out/a.json", folder.Path);
        await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var failure = await Assert.ThrowsAsync<FleetException>(() => spool.CopyAsync(_ => full.WriteAsync(new byte[1], RawLake.Cancellation).AsTask()));
        Assert.StartsWith("FS2017 Cannot write the records of '/out/a.json' ", failure.Line, StringComparison.Ordinal);
        Assert.Contains("No space left on device", failure.Message, StringComparison.Ordinal);
    }
}
