using System.Text.Json;

namespace FleetSpark.CliTests;

/// <summary><c>fleet demo --sources</c> with a program in the sources' place: how it is started, heard and ended. What real ones hand over is landed by other tests.</summary>
public sealed class DemoSourcesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    // The queue alone is there: that it is asked shows that variables and settings are heard; the first source that is not there ends the demo, and the sources with it.
    [Fact]
    public async Task Demo_FromSources_FindsThemByWhatTheySayAndEndsThem()
    {
        await using var queue = await FakeQueue.StartAsync(hasMessage: false);
        var line = JsonSerializer.Serialize(new { environment = queue.Variables, settings = queue.Settings });
        var result = await RunAsync($"echo '{line}'; cat >/dev/null; echo \"$1\" > ended");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("FS2503 ", result.Error, StringComparison.Ordinal);
        Assert.True(queue.IsAsked);
        Assert.Equal(_folder.PathOf("demo-sources", "sent"), (await File.ReadAllTextAsync(_folder.PathOf("ended"), Token)).TrimEnd());
        Assert.False(File.Exists(_folder.PathOf("demo-sources", "sent", ".landed")));
    }

    [Theory]
    [InlineData("FS5015", "exit 3")]
    [InlineData("FS5015", "echo no JSON; cat >/dev/null")]
    [InlineData("FS5015", "echo '[]'")]
    [InlineData("FS5015", "echo '{\"settings\":\"gps: {}\"}'")]
    [InlineData("FS5015", "echo '{\"environment\":\"none\",\"settings\":\"\"}'")]
    [InlineData("FS5015", "echo '{\"environment\":{},\"settings\":{}}'")]
    [InlineData("FS2502", "echo '{\"environment\":{},\"settings\":\"gps: {}\"}'")]
    public async Task Demo_FromSourcesThatSayNothingOfUse_IsRefused(string code, string script)
    {
        var result = await RunAsync(script);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith(code + " ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unset FLEET_SOURCES")]
    [InlineData("export FLEET_SOURCES=./no/such/program")]
    public async Task Demo_FromSourcesThatAreNotThere_NamesTheVariable(string before)
    {
        MakeSimulated();
        var result = await FleetProcess.ShellAsync(_folder.Path, $"{before}; \"$FLEET\" demo --sources");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("FS5015 ", result.Error, StringComparison.Ordinal);
        Assert.Contains("FLEET_SOURCES", result.Error, StringComparison.Ordinal);
    }

    private async Task<FleetResult> RunAsync(string script)
    {
        MakeSimulated();
        await File.WriteAllTextAsync(_folder.PathOf("sources"), $"#!/usr/bin/env bash\n{script}\n", Token);
        return await FleetProcess.ShellAsync(_folder.Path, "chmod +x sources; FLEET_SOURCES=./sources \"$FLEET\" demo --sources");
    }

    // What is simulated already is not simulated again.
    private void MakeSimulated() => Directory.CreateDirectory(_folder.PathOf("demo-sources", "sent"));
}
