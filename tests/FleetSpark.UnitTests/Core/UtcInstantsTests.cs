using FleetSpark.Core;

namespace FleetSpark.UnitTests.Core;

public class UtcInstantsTests
{
    [Theory]
    [InlineData("2026-03-29", "2026-03-29T00:00:00.000000Z")]
    [InlineData("2026-03-29T12:00:00-03:00", "2026-03-29T15:00:00.000000Z")]
    [InlineData("2026-03-29T12:00Z", "2026-03-29T12:00:00.000000Z")]
    [InlineData("2026-03-29T12:00:00.123456Z", "2026-03-29T12:00:00.123456Z")]
    [InlineData("2026-03-29T12:00:00", "2026-03-29T12:00:00.000000Z")]
    [InlineData("20260329T120000Z", "2026-03-29T12:00:00.000000Z")]
    public void TryParse_InstantAsTyped_IsUtc(string typed, string expected)
    {
        Assert.True(UtcInstants.TryParse(typed, out var instant));
        Assert.Equal(expected, UtcInstants.ToText(instant));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-13-01")]
    [InlineData("2026-03-29 12:00:00")]
    [InlineData("12:00")]
    public void TryParse_AnyOtherText_IsFalse(string typed) => Assert.False(UtcInstants.TryParse(typed, out _));
}
