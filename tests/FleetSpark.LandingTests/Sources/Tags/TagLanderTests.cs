using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.LandingTests.Tags;

/// <summary>Windows, overlap and state, against an operator that behaves.</summary>
public sealed class TagLanderTests
{
    [Theory]
    [InlineData(TagPaging.Cursor)]
    [InlineData(TagPaging.Number)]
    public async Task Lander_PagesOfAWindow_LandEachRecordOnce(TagPaging paging)
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(10);

        var report = await bench.LandAsync(bench.Options() with { Paging = paging });

        Assert.Equal((10L, 0L, 0L, 4, 1, 0, true), (report.Records, report.Refused, report.KnownAlready, report.Pages, report.Windows, report.ReadAnew, report.IsCaughtUp));
        Assert.Equal((TagBench.Start.AddHours(-12), TagBench.Start), (report.From, report.To));
        await bench.AssertLandedAsync(charges);
    }

    [Fact]
    public async Task Lander_SecondCall_LandsOnlyWhatIsNewAndCountsWhatIsKnown()
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(10);
        await bench.LandAsync();
        var late = bench.Post(2, first: 20); // posted hours before the first call's end
        bench.Clock.Pass(TimeSpan.FromMinutes(5));

        var report = await bench.LandAsync();

        Assert.Equal((2L, 10L, 1), (report.Records, report.KnownAlready, report.Windows));
        Assert.Equal(TagBench.Start.AddMinutes(5), report.To);
        await bench.AssertLandedAsync([.. charges, .. late]);
    }
}
