namespace FleetSpark.SparkRunTests;

/// <summary>A disk without room where the engine writes.</summary>
public sealed class FullDiskTests(SparkLakes lakes)
{
    // A disk of its own, of 16 kB, that only this process and its children see. A container may forbid it, even to root.
    private const string Mount = "unshare -rm";

    [Fact]
    public async Task Run_OnAFullDisk_SaysSo()
    {
        using var run = new SparkRun();
        var probe = await run.ShellAsync($"mkdir probe && {Mount} mount -t tmpfs -o size=16k tmpfs probe");
        Assert.SkipUnless(probe.ExitCode == 0, "this machine lets nobody mount a disk");

        var lake = SparkLakes.Copy(lakes.Staged, run.Folder);
        var end = await run.ShellAsync($"mkdir -p '{lake}/.scratch'; exec {Mount} bash -c \"mount -t tmpfs -o size=16k tmpfs '{lake}/.scratch' && exec '$FLEET' run --engine spark --master 'local[2]' --lake '{lake}'\"");
        Assert.Equal(1, end.ExitCode);
        Assert.Matches(@"\nFS4011 [a-z][^\n]+: spark found no space left on a disk during [^\n]+\n\z", end.Error);
        await lakes.AssertSoundAsync(lake);
    }
}
