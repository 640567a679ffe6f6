using FleetSpark.Landing;

namespace FleetSpark.LandingTests.Bank;

/// <summary>Which files are taken, when, and what becomes of them on the server.</summary>
public sealed class InboxTests(RunningServer running) : IDisposable
{
    private readonly BankServer _bank = new(running);

    public void Dispose() => _bank.Dispose();

    [Fact]
    public async Task Inbox_FoldersLinksAndHiddenFiles_AreLeftOut()
    {
        var plain = _bank.Leave("a.json", BankFiles.Of(1));
        _bank.Leave(".b.json", BankFiles.Of(1, from: 1));
        _bank.Leave("c.json/d.json", BankFiles.Of(1, from: 2));
        _bank.Leave("e.txt", BankFiles.Of(1, from: 3));
        File.CreateSymbolicLink(Path.Combine(_bank.Inbox, "f.json"), plain);
        Assert.Equal([plain], (await _bank.LandAsync(_bank.Options with { Pattern = "*.json" })).Files.Select(file => file.File));
    }

    [Fact]
    public async Task Inbox_FileThatGrowsBetweenTheLooks_IsTakenOnlyWhenItStays()
    {
        var text = BankFiles.Of(9);
        var path = _bank.Leave("a.json", text[..700]);
        _bank.Clock.OnWait = wait =>
        {
            Assert.True(wait >= TimeSpan.FromSeconds(2));
            File.WriteAllText(path, text);
        };
        Assert.Equal(FileOutcome.Waiting, (await _bank.LandOneAsync()).Outcome);
        Assert.Empty(await _bank.Lake.KeysAsync());

        _bank.Clock.OnWait = _ => { };
        Assert.Equal((FileOutcome.Landed, 9L), Told(await _bank.LandOneAsync()));
    }

    [Fact]
    public async Task Inbox_FileWithAMarker_IsTakenAtOnceAndTheOthersNot()
    {
        var options = _bank.Options with { MarkerSuffix = ".ok" };
        _bank.Leave("a.json", BankFiles.Of(3));
        _bank.Leave("b.json", BankFiles.Of(4));
        _bank.Leave("b.json.ok", []);
        var report = await _bank.LandAsync(options);
        Assert.Equal([FileOutcome.Waiting, FileOutcome.Landed], report.Files.Select(file => file.Outcome));
        Assert.Empty(_bank.Clock.Waits);
    }

    [Fact]
    public async Task Lander_FileThatChangesWhileItIsRead_IsLeftForTheNextCall()
    {
        var path = _bank.Leave("a.json", BankFiles.Of(3));
        var lander = _bank.Lander(_bank.Options);
        var report = Assert.Single((await lander.LandAsync(new Doing(() => File.WriteAllText(path, BankFiles.Of(4))), finishBefore: null, RawLake.Cancellation)).Files);
        Assert.Equal((FileOutcome.Failed, "FS2207"), (report.Outcome, report.Error?.Code));
        Assert.Empty(await _bank.Lake.KeysAsync());
        Assert.Equal((FileOutcome.Landed, 4L), Told(await _bank.LandOneAsync()));
    }

    [Fact]
    public async Task Lander_FileThatGoesAwayBeforeItIsRead_IsReportedAlone()
    {
        var path = _bank.Leave("a.json", BankFiles.Of(3));
        _bank.Leave("b.json", BankFiles.Of(4));
        var report = await _bank.Lander(_bank.Options).LandAsync(new Doing(() => File.Delete(path)), finishBefore: null, RawLake.Cancellation);
        Assert.Equal(["FS2207", null], report.Files.Select(file => file.Error?.Code));
    }

    [Fact]
    public async Task DoneFolder_LandedFiles_GoThereWithTheirMarkers()
    {
        var options = _bank.Options with { DoneFolder = "done", MarkerSuffix = ".ok" };
        _bank.Leave("a.json", BankFiles.Of(3));
        _bank.Leave("a.json.ok", []);
        _bank.Leave("b.json", BankFiles.Of(3, from: 100));
        await _bank.LandAsync(options);
        Assert.Equal(["b.json"], _bank.NamesIn());
        Assert.Equal(["a.json", "a.json.ok"], _bank.NamesIn("done"));
    }

    [Fact]
    public async Task DoneFolder_NameThatIsTaken_TakesTheNextNumber()
    {
        var options = _bank.Options with { DoneFolder = "done" };
        for (var day = 0; day < 3; day++)
        {
            _bank.Leave("a.json", BankFiles.Of(3, from: day));
            Assert.Equal((FileOutcome.Landed, 3L), Told(await _bank.LandOneAsync(options)));
        }

        Assert.Empty(_bank.NamesIn());
        Assert.Equal(["a.json", "a.json.2", "a.json.3"], _bank.NamesIn("done"));
    }

    [Fact]
    public async Task DoneFolder_FileThatWasLandedAndStayed_IsMovedByTheNextCall()
    {
        _bank.Leave("a.json", BankFiles.Of(3));
        await _bank.LandAsync(_bank.Options with { MarkerSuffix = null });
        var report = await _bank.LandOneAsync(_bank.Options with { DoneFolder = "done", MarkerSuffix = ".ok" }); // the marker went first
        Assert.Equal((FileOutcome.AlreadyLanded, null), (report.Outcome, report.Note));
        Assert.Equal(["a.json"], _bank.NamesIn("done"));
    }

    [Fact]
    public async Task DoneFolder_ThatCannotBeMade_IsANoteAndNoLoss()
    {
        _bank.Leave("done", []);
        _bank.Leave("a.json", BankFiles.Of(3));
        var report = await _bank.LandOneAsync(_bank.Options with { DoneFolder = "done", Pattern = "*.json" });
        Assert.Equal((FileOutcome.Landed, 3L), Told(report));
        Assert.StartsWith($"FS2212 '{_bank.Inbox}/a.json' was landed, but cannot be moved to '{_bank.Inbox}/done'. Ask the bank for the right to rename there, ", report.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoneFolder_InAFolderThatIsNotThere_NamesThatOne()
    {
        _bank.Leave("a.json", BankFiles.Of(3));
        var report = await _bank.LandOneAsync(_bank.Options with { DoneFolder = "no/such" });
        Assert.Equal((FileOutcome.Landed, 3L), Told(report));
        Assert.StartsWith($"FS2205 There is no folder '{_bank.Inbox}/no' on '127.0.0.1'. ", report.Note, StringComparison.Ordinal);
    }

    private static (FileOutcome Outcome, long Records) Told(FileReport report) => (report.Outcome, report.Records);

    // Once a file's first bytes were told of.
    private sealed class Doing(Action action) : IProgress<LandingProgress>
    {
        private bool _isDone;

        public void Report(LandingProgress value)
        {
            if (!_isDone)
            {
                _isDone = true;
                action();
            }
        }
    }
}
