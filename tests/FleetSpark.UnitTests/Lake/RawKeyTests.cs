using FleetSpark.Lake;

namespace FleetSpark.UnitTests.Lake;

public class RawKeyTests
{
    private static readonly string Hash = new('a', 64);

    [Theory]
    [InlineData(false, "landed=2026-03-30/20260330T010203Z-3000-")]
    [InlineData(true, "_refused/landed=2026-03-30/20260330T010203Z-3000-")]
    public void Key_AsText_RoundTrips(bool isRefused, string start)
    {
        var key = new RawKey(new DateTimeOffset(2026, 3, 29, 22, 2, 3, TimeSpan.FromHours(-3)), 3000, Hash, isRefused);
        Assert.Equal($"{start}{Hash}.ndjson.gz", key.ToString());
        Assert.True(RawKey.TryParse(key.ToString(), out var read));
        Assert.Equal(key, read);
        Assert.Equal("2026-03-30", read.LandedDate.ToString());
    }

    [Theory]
    [InlineData("landed=2026-03-29/20260330T010203Z-3000-{0}.ndjson.gz")] // another day's folder
    [InlineData("landed=2026-03-30/20260330T010203Z-03000-{0}.ndjson.gz")]
    [InlineData("landed=2026-03-30/20260330T010203Z-many-{0}.ndjson.gz")]
    [InlineData("landed=2026-03-30/20260330T010203Z-3000-{0}.ndjson")]
    [InlineData("landed=2026-03-30/20260330T010203Z-3000-{0}0.ndjson.gz")]
    [InlineData("landed=2026-03-30/20260330T010203Z-{0}.ndjson.gz")]
    [InlineData("landed=2026-03-30/deeper/20260330T010203Z-3000-{0}.ndjson.gz")]
    [InlineData("_ledger/landed=2026-03-30/20260330T010203Z-3000-{0}.ndjson.gz")]
    [InlineData("20260330T010203Z-3000-{0}.ndjson.gz")]
    [InlineData("landed=2026-03-30/.gitkeep")]
    public void TryParse_AnyOtherName_IsRefused(string name) => Assert.False(RawKey.TryParse(string.Format(name, Hash), out _));

    [Theory]
    [InlineData("-1")]
    [InlineData("+3")]
    [InlineData(" 3")]
    public void TryParse_CountThatIsNoCount_IsRefused(string count) => Assert.False(RawKey.TryParse($"landed=2026-03-30/20260330T010203Z-{count}-{Hash}.ndjson.gz", out _));
}
