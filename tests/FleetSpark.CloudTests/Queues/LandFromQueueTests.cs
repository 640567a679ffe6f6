namespace FleetSpark.CloudTests.Queues;

/// <summary><c>fleet land gps</c> from the queue that landing.yaml names, as a shell calls it.</summary>
public sealed class LandFromQueueTests(Cloud cloud) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Command_UntilEmpty_LandsWhatTheQueueHolds()
    {
        await CreateQueueAsync(TestQueue.Fix(1), TestQueue.Fix(2));
        var answer = await FleetProcess.AnswerAsync(_folder.Path, "land", "gps", "--until-empty");
        Assert.Equal("2 messages landed, 0 poisoned: 2 records, 0 refused, 1 object\n", answer);
        Assert.Contains("\"messages\":0", (await FleetProcess.AnswerAsync(_folder.Path, "land", "gps", "--until-empty", "--json")).Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_ToldToEnd_PutsTheOpenBatchFirst()
    {
        var queue = await CreateQueueAsync(TestQueue.Fix(1));
        var process = FleetProcess.Start(_folder.Path, "land", "gps");
        await queue.WaitUntilReceivedAsync();
        await ProcessFamily.SignalAsync("TERM", process.Id);
        await FleetProcess.FinishAsync(process);
        Assert.Equal((0, 0), (await queue.CountAsync(), await queue.CountHiddenAsync()));
        Assert.Single(Directory.EnumerateFiles(_folder.PathOf("lake", "raw", "gps"), "*.ndjson.gz", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("tags", "FS2503")]
    [InlineData("fleet", "FS2503")]
    [InlineData("planes", "FS3002")]
    public async Task Command_OfASourceThatNothingNames_IsRefused(string source, string code) =>
        Assert.Contains(code, (await FleetProcess.RunAsync(_folder.Path, "land", source)).Error, StringComparison.Ordinal);

    private async Task<TestQueue> CreateQueueAsync(params string[] bodies)
    {
        var queue = await TestQueue.CreateAsync(cloud.Local);
        await queue.SendAsync(bodies);
        Directory.CreateDirectory(_folder.PathOf("lake"));
        await File.WriteAllTextAsync(_folder.PathOf("lake", "landing.yaml"), $"gps:\n  queue_url: {queue.Url}\n", Token);
        return queue;
    }
}
