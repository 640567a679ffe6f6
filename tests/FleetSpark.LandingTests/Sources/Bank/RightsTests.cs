using FleetSpark.Core;
using FleetSpark.Landing;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Bank.Sftp;

namespace FleetSpark.LandingTests.Bank;

/// <summary>A user to whom the bank's server, a real one, does not allow all that landing does.</summary>
public sealed class RightsTests(RunningServer running) : IDisposable
{
    private readonly BankServer _bank = new(running);

    public void Dispose() => _bank.Dispose();

    [Fact]
    public async Task Folder_ThatMayNotBeListed_IsNamedAndAskedForOnce()
    {
        var refused = await Assert.ThrowsAsync<FleetException>(async () => await _bank.LandAsync(await OptionsWithoutAsync("opendir")));
        Assert.Equal(("FS2206", $"The user may not list '{_bank.Inbox}' on '127.0.0.1'. Ask the bank for the right."), (refused.Code, refused.Message));
        Assert.Empty(_bank.Clock.Waits);
    }

    [Fact]
    public async Task File_ThatMayNotBeRead_IsNamed()
    {
        var path = _bank.Leave("a.json", BankFiles.Of(3));
        var report = await _bank.LandOneAsync(await OptionsWithoutAsync("open"));
        Assert.Equal((FileOutcome.Failed, $"FS2206 The user may not read '{path}' on '127.0.0.1'. Ask the bank for the right."), (report.Outcome, report.Error?.Line));
        Assert.Empty(await _bank.Lake.KeysAsync());
    }

    [Theory]
    [InlineData("mkdir", "FS2206 The user may not make the folder 'INBOX/done' on '127.0.0.1'. Ask the bank for the right.")]
    [InlineData("rename", "FS2212 'INBOX/a.json' was landed, but cannot be moved to 'INBOX/done'. Ask the bank for the right to rename there, or take done_folder out of the settings; it is not landed again.")]
    public async Task DoneFolder_ThatMayNotBeMadeOrFilled_IsANoteAndNoLoss(string denied, string told)
    {
        _bank.Leave("a.json", BankFiles.Of(3));
        var options = await OptionsWithoutAsync(denied) with { DoneFolder = "done" };
        foreach (var outcome in (FileOutcome[])[FileOutcome.Landed, FileOutcome.AlreadyLanded])
        {
            var report = await _bank.LandOneAsync(options);
            Assert.Equal((outcome, told.Replace("INBOX", _bank.Inbox, StringComparison.Ordinal)), (report.Outcome, report.Note));
        }

        Assert.Equal(["a.json"], _bank.NamesIn());
        Assert.Equal(3, (await _bank.Lake.RecordsAsync()).Count);
    }

    private async Task<SftpOptions> OptionsWithoutAsync(string denied) =>
        _bank.Options with { PrivateKey = new SecretName(SecretStore.File, await _bank.Server.LetInWithoutAsync(denied)) };
}
