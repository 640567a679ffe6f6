using System.Text;
using FleetSpark.Core;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.LandingTests.Tags;

/// <summary>How far the landing came: its arithmetic and its bytes.</summary>
public sealed class TagStateTests
{
    private static readonly DateTimeOffset Noon = TagBench.Start;
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(2);

    [Fact]
    public void State_AfterAWindowUpToNow_BeginsTheNextOneTheOverlapEarlier()
    {
        var state = TagState.BeforeDay(Day.Parse("2026-03-29")).After(new TagWindow(Noon.AddHours(-12), Noon), Noon, Overlap, [1, 2]);
        Assert.Equal((Noon, Noon.AddHours(-2)), (state.CoveredTo, state.SettledTo));
        Assert.Equal(new UInt128[] { 1, 2 }, state.KnownRecords().Order().ToArray());
    }

    [Fact]
    public void State_AfterAWindowOfLongAgo_DoesNotGoBack()
    {
        var state = TagState.BeforeDay(Day.Parse("2026-03-29")).After(new TagWindow(Noon.AddHours(-12), Noon.AddHours(-6)), Noon, Overlap, [1]);
        Assert.Equal((Noon.AddHours(-6), Noon.AddHours(-6)), (state.CoveredTo, state.SettledTo));
        Assert.Empty(state.Windows);
    }

    [Fact]
    public void State_AfterManyWindows_KeepsRecordsAsLongAsTheyMayComeAgain()
    {
        var state = TagState.BeforeDay(Day.Parse("2026-03-29"));
        for (var hour = 1; hour <= 6; hour++)
        {
            var now = Noon.AddHours(hour);
            state = state.After(new TagWindow(state.SettledTo, now), now, Overlap, [(UInt128)hour]);
        }

        Assert.Equal(new UInt128[] { 5, 6 }, state.KnownRecords().Order().ToArray()); // those of 4 were posted before 4, where the next window begins
        Assert.Equal(Noon.AddHours(4), state.SettledTo);
    }

    [Fact]
    public void State_WhereTheOperatorsClockIsBehind_CoversUpToThatClock()
    {
        var state = TagState.BeforeDay(Day.Parse("2026-03-29")).After(new TagWindow(Noon.AddHours(-12), Noon), Noon.AddMinutes(-10), Overlap, [1]);
        Assert.Equal((Noon.AddMinutes(-10), Noon.AddMinutes(-130)), (state.CoveredTo, state.SettledTo));
    }

    [Fact]
    public void State_WithALongerOverlapThanBefore_DoesNotAskForWhatItNoLongerKnows()
    {
        var state = TagState.BeforeDay(Day.Parse("2026-03-29")).After(new TagWindow(Noon.AddHours(-12), Noon), Noon, Overlap, []);
        Assert.Equal(Noon.AddHours(-2), state.After(new TagWindow(Noon.AddHours(-2), Noon.AddHours(1)), Noon.AddHours(1), TimeSpan.FromDays(30), []).SettledTo);
    }

    [Fact]
    public void State_ThereAndBack_IsTheSame()
    {
        var state = new TagState(Noon, Noon.AddHours(-1), [new LandedWindow(Noon, [1, UInt128.MaxValue]), new LandedWindow(Noon.AddHours(1), [7])]);
        var text = Encoding.UTF8.GetString(state.ToBytes().Span);
        Assert.Equal(
            "{\"version\":1,\"covered_to\":\"2026-03-29T12:00:00.000000Z\",\"settled_to\":\"2026-03-29T11:00:00.000000Z\",\"windows\":[{\"to\":\"2026-03-29T12:00:00.000000Z\",\"records\":\"AAAAAAAAAAAAAAAAAAAAAf////////////////////8=\"},{\"to\":\"2026-03-29T13:00:00.000000Z\",\"records\":\"AAAAAAAAAAAAAAAAAAAABw==\"}]}\n",
            text);
        Assert.Equal(text, Encoding.UTF8.GetString(TagState.Parse(state.ToBytes()).ToBytes().Span));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":2,"covered_to":"2026-03-29","settled_to":"2026-03-29","windows":[]}""")]
    [InlineData("""{"version":1,"covered_to":"soon","settled_to":"2026-03-29","windows":[]}""")]
    [InlineData("""{"version":1,"covered_to":"2026-03-29","settled_to":"2026-03-29","windows":[{"to":"2026-03-29","records":"AAAA"}]}""")]
    [InlineData("""{"version":1,"covered_to":"2026-03-29","settled_to":"2026-03-29","windows":[{"to":"2026-03-29","records":"?"}]}""")]
    [InlineData("""{"version":1,"covered_to":null,"settled_to":"2026-03-29","windows":{}}""")]
    public void State_OfBrokenBytes_IsRefusedByItsCode(string text) =>
        Assert.Equal("FS2113", Assert.Throws<FleetException>(() => TagState.Parse(Encoding.UTF8.GetBytes(text))).Code);
}
