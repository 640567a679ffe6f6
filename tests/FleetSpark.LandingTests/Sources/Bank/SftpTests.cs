using FleetSpark.Core;
using FleetSpark.Landing;
using FleetSpark.Landing.Secrets;

namespace FleetSpark.LandingTests.Bank;

/// <summary>The bank's files from a real OpenSSH server.</summary>
public sealed class SftpTests(RunningServer running) : IDisposable
{
    private readonly BankServer _bank = new(running);

    public void Dispose() => _bank.Dispose();

    [Fact]
    public async Task Lander_FileOfTheBank_LandsEachTransactionWithItsAccount()
    {
        _bank.Leave("extrato.json", BankFiles.Of(5));
        var report = await _bank.LandOneAsync();
        Assert.Null(report.Error);
        Assert.Equal((FileOutcome.Landed, 5L, 0L, 1), (report.Outcome, report.Records, report.Refused, report.Objects));
        Assert.Equal(Enumerable.Range(0, 5).Select(BankFiles.Record), await _bank.Lake.RecordsAsync());
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 6, 0, 0, TimeSpan.Zero), report.SentAt);
    }

    [Fact]
    public async Task Lander_SameFileAgain_IsKnownByItsListing()
    {
        _bank.Leave("extrato.json", BankFiles.Of(5));
        await _bank.LandOneAsync();
        var waits = _bank.Clock.Waits.Count;
        Assert.Equal(FileOutcome.AlreadyLanded, (await _bank.LandOneAsync()).Outcome);
        Assert.Equal(waits, _bank.Clock.Waits.Count); // no second look, since nothing is new
    }

    [Theory]
    [InlineData("renamed.json")]
    [InlineData("extrato.json")]
    public async Task Lander_SameContentRenamedOrSentAgain_IsTakenOnce(string name)
    {
        var first = _bank.Leave("extrato.json", BankFiles.Of(5));
        await _bank.LandOneAsync();
        File.Delete(first);
        File.SetLastWriteTimeUtc(_bank.Leave(name, BankFiles.Of(5)), new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(FileOutcome.AlreadyLanded, (await _bank.LandOneAsync()).Outcome);
        Assert.Equal(5, (await _bank.Lake.RecordsAsync()).Count);
    }

    [Fact]
    public async Task Lander_GzipAndPlain_AreTheSameContent()
    {
        _bank.Leave("a.json.gz", RawLake.Gzip(BankFiles.Of(5)));
        _bank.Leave("b.json", BankFiles.Of(5));
        Assert.Equal([FileOutcome.Landed, FileOutcome.AlreadyLanded], (await _bank.LandAsync()).Files.Select(file => file.Outcome));
    }

    [Fact]
    public async Task Lander_WrongHostKey_IsRefusedAndNeverTriedAgain()
    {
        _bank.Leave("extrato.json", BankFiles.Of(5));
        var error = await Assert.ThrowsAsync<FleetException>(() => _bank.LandAsync(_bank.Options with { HostKeys = [_bank.Server.OtherHostKey] }));
        Assert.Equal("FS2201", error.Code);
        Assert.Contains(_bank.Server.HostKey, error.Message, StringComparison.Ordinal);
        Assert.Empty(_bank.Clock.Waits);
    }

    [Fact]
    public async Task Lander_SecondOfSeveralPins_IsTaken()
    {
        _bank.Leave("extrato.json", BankFiles.Of(5));
        Assert.Equal(FileOutcome.Landed, (await _bank.LandOneAsync(_bank.Options with { HostKeys = [_bank.Server.OtherHostKey, _bank.Server.HostKey] })).Outcome);
    }

    [Fact]
    public async Task Lander_KeyThatIsNotLetIn_IsRefusedAndNeverTriedAgain()
    {
        var error = await Assert.ThrowsAsync<FleetException>(() => _bank.LandAsync(_bank.Options with { PrivateKey = new SecretName(SecretStore.File, _bank.Server.StrangersKey) }));
        Assert.Equal("FS2202", error.Code);
        Assert.Empty(_bank.Clock.Waits);
    }

    [Fact]
    public async Task Lander_PasswordThatIsNotLetIn_IsRefusedWithoutIt()
    {
        var secret = _bank.Lake.Write("password", "hunter2\n");
        var error = await Assert.ThrowsAsync<FleetException>(() => _bank.LandAsync(_bank.Options with { PrivateKey = null, Password = new SecretName(SecretStore.File, secret) }));
        Assert.Equal("FS2202", error.Code);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lander_SecretThatIsNoKey_IsRefusedWithoutIt()
    {
        var secret = _bank.Lake.Write("key", "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----\n");
        var error = await Assert.ThrowsAsync<FleetException>(() => _bank.LandAsync(_bank.Options with { PrivateKey = new SecretName(SecretStore.File, secret) }));
        Assert.Equal("FS2203", error.Code);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lander_FolderThatIsNotThere_IsNamed()
    {
        var error = await Assert.ThrowsAsync<FleetException>(() => _bank.LandAsync(_bank.Options with { Folder = "/nowhere" }));
        Assert.Equal("FS2205", error.Code);
    }
}
