namespace FleetSpark.CliTests;

/// <summary>Standard output and error as a shell gives them: a reader that goes away, streams that are closed, no handle left.</summary>
public sealed class StreamTests(SmallLake lake)
{
    // Its last words where it gets too little for itself.
    private static readonly string[] TheRuntimes = ["Failed to", "Fatal error.", "Out of memory."];

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Sql_WhoseReaderGoesAway_EndsAtOnceAndQuietly(string format)
    {
        var result = await FleetProcess.ShellAsync(lake.Folder, $"set -o pipefail; timeout 60 \"$FLEET\" sql 'SELECT * FROM range(100000000000)' --format {format} | head -n 1");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal(1, result.Output.Count(letter => letter == '\n'));
    }

    [Fact]
    public async Task Check_ThatIsRefusedWhileItsReaderGoesAway_Exits1()
    {
        var result = await FleetProcess.ShellAsync(lake.Folder, "set -o pipefail; \"$FLEET\" land gps --from nothing.ndjson | sleep 0");
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task Output_OfTwoCommandsIntoOneFile_IsThatOfBoth()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("answers");
        await FleetProcess.ShellAsync(lake.Folder, $"(\"$FLEET\" sql 'SELECT 1 AS v' --format csv; \"$FLEET\" sql 'SELECT 2 AS v' --format csv) > '{file}'");
        Assert.Equal("v\n1\nv\n2\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("tables")]
    [InlineData("sql 'SELECT 1'")]
    [InlineData("plan --json")]
    public async Task Command_WithStandardOutputClosed_SaysSo(string command)
    {
        var result = await FleetProcess.ShellAsync(lake.Folder, $"\"$FLEET\" {command} >&-");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("FS5012 ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sql_FromAClosedStandardInput_SaysThatThereIsNone()
    {
        var result = await FleetProcess.ShellAsync(lake.Folder, "\"$FLEET\" sql - <&-");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("FS5009 ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sql_TerminatedWhileItWaitsForInput_StopsWithOneLine()
    {
        using var folder = new TemporaryFolder();
        // Nobody writes to the pipe, and its reader never sees an end. Two threads wait at a pipe then: the one that reads, and the runtime's own for signals.
        var pipe = folder.PathOf("pipe");
        const string waits = "for _ in $(seq 600); do [ $(cat /proc/$!/task/*/wchan | grep -o pipe_read | wc -l) -ge 2 ] && break; sleep 0.1; done";
        var result = await FleetProcess.ShellAsync(lake.Folder, $"mkfifo '{pipe}'; exec 7<>'{pipe}'; \"$FLEET\" sql - <'{pipe}' & {waits}; kill $!; wait $!");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("FS5005 ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_WithAFullDiskBehindStandardOutput_SaysSo()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full here");
        var result = await FleetProcess.ShellAsync(lake.Folder, "\"$FLEET\" tables >/dev/full");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("FS5006 ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(64)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(120)]
    public async Task Rebuild_WithFewFileHandles_EndsWithACode(int handles)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such limit.");
        using var copy = new TemporaryFolder();
        lake.CopyTo(copy.Path);
        // Beyond those that the shell was given itself. The runtime may need more than it gets, for a thread of its own say: then it ends in its own words, and fleet has no say.
        var result = await FleetProcess.ShellAsync(copy.Path, $"ulimit -n $(( $(ls /proc/self/fd | wc -l) + {handles} )); \"$FLEET\" rebuild --tables trucks");
        var isTheRuntimes = TheRuntimes.Any(words => result.Error.StartsWith(words, StringComparison.Ordinal));
        Assert.True(result.ExitCode == 0 || isTheRuntimes || (result.ExitCode == 1 && result.Error.StartsWith("FS", StringComparison.Ordinal)), $"{result.ExitCode}: {result.Error}");
        Assert.DoesNotContain("Unhandled exception", result.Error, StringComparison.Ordinal);
    }
}
