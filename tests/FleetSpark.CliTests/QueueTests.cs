namespace FleetSpark.CliTests;

/// <summary><c>fleet land gps</c> from a queue: what a signal ends, and when.</summary>
public sealed class QueueTests : IDisposable
{
    // Longer than any other command may take to end.
    private static readonly TimeSpan Failing = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Impatience = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Land_StoppedWhileTheQueueFails_PutsAndDeletesWhatItReceived()
    {
        await using var queue = await FakeQueue.StartAsync();
        queue.Deletes = FailsAtFirst();
        var process = await StartAsync(queue);
        await queue.HandedOver.WaitAsync(Impatience, Token);
        await ProcessFamily.SignalAsync("TERM", process.Id);
        var (exitCode, output, error) = await FleetProcess.FinishAsync(process);
        Assert.Equal((0, 1), (exitCode, queue.Deleted));
        Assert.Equal("1 message landed, 0 poisoned: 1 record, 0 refused, 1 object\n", output);
        Assert.StartsWith("Stopping: what was received is put first.", error, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(_folder.PathOf("lake", "raw", "gps"), "*.ndjson.gz", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Land_StoppedTwice_EndsAtOnce()
    {
        await using var queue = await FakeQueue.StartAsync();
        queue.Deletes = () => false;
        var process = await StartAsync(queue);
        await queue.HandedOver.WaitAsync(Impatience, Token);
        await ProcessFamily.SignalAsync("TERM", process.Id);
        await queue.AskedToDelete.WaitAsync(Impatience, Token); // it is at its end, which it would try for ten minutes
        await ProcessFamily.SignalAsync("TERM", process.Id);
        Assert.NotEqual(0, (await FleetProcess.FinishAsync(process).WaitAsync(Impatience, Token)).ExitCode);
        Assert.Equal(0, queue.Deleted);
    }

    [Fact]
    public async Task Land_WithoutARegion_IsRefusedByTheQueuesCode()
    {
        await WriteSettingsAsync("gps:\n  queue_url: https://sqs.sa-east-1.amazonaws.com/1/gps\n");
        var result = await FleetProcess.ShellAsync(
            _folder.Path,
            "unset AWS_REGION AWS_DEFAULT_REGION AWS_ENDPOINT_URL AWS_ENDPOINT_URL_SQS AWS_PROFILE; AWS_CONFIG_FILE=none AWS_SHARED_CREDENTIALS_FILE=none AWS_EC2_METADATA_DISABLED=true \"$FLEET\" land gps");
        Assert.Equal((1, "FS2301 The queue 'https://sqs.sa-east-1.amazonaws.com/1/gps' refuses: "), (result.ExitCode, result.Error[..(result.Error.IndexOf(": ", StringComparison.Ordinal) + 2)]));
    }

    private static Func<bool> FailsAtFirst()
    {
        long? first = null;
        return () => TimeProvider.System.GetElapsedTime(first ??= TimeProvider.System.GetTimestamp()) > Failing;
    }

    private async Task<System.Diagnostics.Process> StartAsync(FakeQueue queue)
    {
        await WriteSettingsAsync(queue.Settings);
        // env becomes the command: a signal reaches it.
        return FleetProcess.StartOther("env", _folder.Path, [.. queue.Variables.Select(variable => $"{variable.Key}={variable.Value}"), FleetProcess.Program, "land", "gps"]);
    }

    private Task WriteSettingsAsync(string settings)
    {
        Directory.CreateDirectory(_folder.PathOf("lake"));
        return File.WriteAllTextAsync(_folder.PathOf("lake", "landing.yaml"), settings, Token);
    }
}
