using FleetSpark.Testing;

namespace FleetSpark.UnitTests;

public sealed class EventuallyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wait_ForWhatComesToPass_GivesWhatWasSeen()
    {
        var looks = 0;
        Assert.Equal(3, await Eventually.BeAsync(() => ++looks, seen => seen == 3, cancellationToken: Token));
    }

    [Fact]
    public async Task Wait_ForWhatNeverIs_FailsWithWhatItSawLast()
    {
        var looks = 0;
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => Eventually.BeAsync(() => ++looks, seen => seen < 0, TimeSpan.FromMilliseconds(50), Token));
        Assert.Equal($"Not so within 0.05 s: seen => seen < 0. Seen last: {looks}.", failure.Message);
        Assert.True(looks > 1);
    }

    [Fact]
    public async Task Wait_WhoseLookFails_FailsAtOnce() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => Eventually.BeAsync(int () => throw new InvalidDataException(), seen => seen > 0, cancellationToken: Token));
}
