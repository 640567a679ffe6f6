using FleetSpark.Landing;
using FleetSpark.Landing.Sources.Bank;

namespace FleetSpark.LandingTests.Bank;

/// <summary>Whether there is time for a file: two seconds for any, and its bytes at the pace of those before it, or at 4 MiB a second where none was measured.</summary>
public sealed class LandingPaceTests(RunningServer running)
{
    private const long Mebibyte = 1 << 20;

    private readonly SkippingClock _clock = new(RawLake.Sent);

    [Theory]
    [InlineData(0, 2.0, true)]
    [InlineData(0, 1.999, false)]
    [InlineData(40 * Mebibyte, 12.0, true)]
    [InlineData(40 * Mebibyte, 11.999, false)]
    [InlineData(0, -5.0, false)]
    public void File_BeforeAnyWasMeasured_IsBegunAtTheFirstPace(long bytes, double secondsLeft, bool isBegun) =>
        Assert.Equal(isBegun, new LandingPace(RawLake.Sent.AddSeconds(secondsLeft), _clock).ReasonAgainst(bytes) is null);

    [Fact]
    public void File_WhereTimeIsEnough_IsBegunWhateverItsLength() => Assert.Null(new LandingPace(finishBefore: null, _clock).ReasonAgainst(long.MaxValue));

    [Theory]
    [InlineData(80 * Mebibyte, 10, 3.0, true)] // 8 MiB a second
    [InlineData(80 * Mebibyte, 10, 2.999, false)]
    [InlineData(8 * Mebibyte, 8, 10.0, true)] // 1 MiB a second
    [InlineData(8 * Mebibyte, 8, 9.999, false)]
    [InlineData((8 * Mebibyte) - 1, 8, 4.0, true)] // too short to tell
    [InlineData((8 * Mebibyte) - 1, 8, 3.999, false)]
    public void File_AfterAnother_IsBegunAtThePaceOfThatOne(long before, int tookSeconds, double secondsLeft, bool isBegun)
    {
        var pace = new LandingPace(RawLake.Sent.AddSeconds(tookSeconds + secondsLeft), _clock);
        Pass(pace, before, tookSeconds);
        Assert.Equal(isBegun, pace.ReasonAgainst(8 * Mebibyte) is null);
    }

    [Fact]
    public void File_AfterSeveral_IsBegunAtThePaceOfAllTogether()
    {
        var pace = new LandingPace(RawLake.Sent.AddSeconds(15), _clock);
        Pass(pace, 60 * Mebibyte, 1);
        Pass(pace, 20 * Mebibyte, 9); // 8 MiB a second in all
        Assert.Null(pace.ReasonAgainst(24 * Mebibyte));
        Assert.Equal("It needs about 6 s and 5 s are left, so it was not begun.", pace.ReasonAgainst((24 * Mebibyte) + 1));
    }

    [Fact]
    public async Task Lander_FileThatIsTooLongForItsTime_WaitsAndTheOthersAreLanded()
    {
        using var bank = new BankServer(running);
        bank.Leave("a.json", BankFiles.Of(3));
        using (var large = File.Create(Path.Combine(bank.Inbox, "b.json")))
        {
            large.SetLength(1L << 40);
        }

        bank.Leave("c.json", BankFiles.Of(4, from: 3));
        var report = await bank.Lander(bank.Options).LandAsync(progress: null, RawLake.Sent.AddMinutes(5), RawLake.Cancellation);
        Assert.Equal([FileOutcome.Landed, FileOutcome.Waiting, FileOutcome.Landed], report.Files.Select(file => file.Outcome));
        Assert.StartsWith("It needs about ", report.Files[1].Note, StringComparison.Ordinal);
    }

    private void Pass(LandingPace pace, long bytes, int seconds)
    {
        var began = _clock.GetUtcNow();
        _clock.Pass(TimeSpan.FromSeconds(seconds));
        pace.Note(bytes, began);
    }
}
