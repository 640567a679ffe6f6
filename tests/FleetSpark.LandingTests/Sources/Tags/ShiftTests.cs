using FleetSpark.Core;
using FleetSpark.Landing.Sources.Tags;
using FleetSpark.TagOperator;

namespace FleetSpark.LandingTests.Tags;

/// <summary>Pages that change while they are read.</summary>
public sealed class ShiftTests
{
    [Theory]
    [InlineData(TagProtocol.Rest, true)]
    [InlineData(TagProtocol.Rest, false)]
    [InlineData(TagProtocol.Soap12, true)]
    public async Task Pages_ThatAChargeShifts_AreReadAnew(TagProtocol protocol, bool givesSnapshot)
    {
        await using var bench = await TagBench.StartAsync(options => options with { GivesSnapshot = givesSnapshot });
        var charges = bench.Post(9, first: 10).ToList();
        bench.Server.BeforePage = page =>
        {
            if (page == 1)
            {
                charges.AddRange(bench.Post(1)); // before all others
            }
        };

        var report = await bench.LandAsync(bench.Options(protocol) with { Paging = TagPaging.Number });

        Assert.Equal((10L, 1, 6), (report.Records, report.ReadAnew, report.Pages));
        await bench.AssertCountAsync(charges);
    }

    [Fact]
    public async Task Pages_ThatShiftAtAnEqualTotal_AreReadAnewByTheRecordThatStandsTwice()
    {
        await using var bench = await TagBench.StartAsync(options => options with { GivesSnapshot = false });
        var charges = bench.Post(9, first: 10).ToList();
        bench.Server.BeforePage = page =>
        {
            if (page == 1)
            {
                bench.Server.Book.Withdraw(charges[^1]);
                charges.RemoveAt(charges.Count - 1);
                charges.AddRange(bench.Post(1));
            }
        };

        var report = await bench.LandAsync(bench.Options() with { Paging = TagPaging.Number });

        Assert.Equal((9L, 1, 0L), (report.Records, report.ReadAnew, report.KnownAlready));
        await bench.AssertLandedAsync(charges);
    }

    [Theory]
    [InlineData(TagPaging.Number)]
    [InlineData(TagPaging.Cursor)]
    public async Task Pages_ThatHoldLessThanTheirTotalAgainAndAgain_AreNeverTakenForWhole(TagPaging paging)
    {
        await using var bench = await TagBench.StartAsync();
        bench.Post(5);
        for (var page = 0; page < 60; page++)
        {
            bench.Server.Script.Enqueue(Misbehaviour.Change(text => text.Replace("\"total\":5", "\"total\":6", StringComparison.Ordinal)));
        }

        var failure = await Assert.ThrowsAsync<FleetException>(() => bench.LandAsync(bench.Options() with { Paging = paging }));

        Assert.Equal(("FS2121", FailureKind.Retry), (failure.Code, failure.Kind));
        Assert.Contains("1 record(s) less", failure.Message, StringComparison.Ordinal);
        bench.Server.Script.Clear();
        Assert.Equal(0, (await bench.LandAsync(bench.Options() with { Paging = paging })).ReadAnew); // the window is asked for again
    }

    [Fact]
    public async Task Pages_ThatLoseACharge_AreReadAnew()
    {
        await using var bench = await TagBench.StartAsync(options => options with { GivesSnapshot = false });
        var charges = bench.Post(9);
        bench.Server.BeforePage = page =>
        {
            if (page == 1)
            {
                bench.Server.Book.Withdraw(charges[0]); // the fourth one is now on the first page, which was read
            }
        };
        Assert.Equal(1, (await bench.LandAsync(bench.Options() with { Paging = TagPaging.Number })).ReadAnew);
        await bench.AssertLandedAsync(charges); // what was handed over stays
    }

    [Fact]
    public async Task Pages_WithTheSameRecordTwice_AreTakenWhenTwoReadingsAreAlike()
    {
        await using var bench = await TagBench.StartAsync(options => options with { GivesSnapshot = false });
        var charges = bench.Post(4).ToList();
        bench.Server.Book.Post(charges[0], TagBench.Start.AddHours(-1));

        var report = await bench.LandAsync(bench.Options() with { Paging = TagPaging.Number });

        Assert.Equal((4L, 1L, 1), (report.Records, report.KnownAlready, report.ReadAnew));
        await bench.AssertLandedAsync(charges);
    }

    [Fact]
    public async Task Pages_ThatChangeEachTime_StopByTheirCodeAndLandLater()
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(4, first: 100).ToList();
        bench.Server.BeforePage = page => charges.AddRange(page % 2 == 1 ? bench.Post(1, first: page) : []);
        var options = bench.Options() with { Paging = TagPaging.Number };

        Assert.Contains("6 times", (await bench.FailAsync("FS2111", options)).Message, StringComparison.Ordinal);
        bench.Server.BeforePage = null;
        await bench.LandAsync(options);

        Assert.Equal(charges.Order(StringComparer.Ordinal), (await bench.LandedAsync()).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(TagProtocol.Rest)]
    [InlineData(TagProtocol.Soap11)]
    [InlineData(TagProtocol.Soap12)]
    public async Task Cursor_ThatIsGone_ReadsTheWindowAnew(TagProtocol protocol)
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(9);
        bench.Server.BeforePage = page =>
        {
            if (page == 1)
            {
                bench.Server.Book.ForgetCursors();
            }
        };
        Assert.Equal(1, (await bench.LandAsync(bench.Options(protocol))).ReadAnew);
        await bench.AssertCountAsync(charges);
    }

    [Fact]
    public async Task Pages_ByCursorWhileChargesAreMade_LandTheRestWithTheNextWindow()
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(9, first: 10).ToList();
        bench.Server.BeforePage = page => charges.AddRange(page is 1 or 2 ? bench.Post(1, first: page) : []);
        var first = await bench.LandAsync();
        Assert.Equal((9L, 0), (first.Records, first.ReadAnew));
        bench.Server.BeforePage = null;
        Assert.Equal(2, (await bench.LandAsync()).Records);
        await bench.AssertLandedAsync(charges);
    }

    [Fact]
    public async Task Cursor_ThatGoesRound_StopsByItsCode()
    {
        await using var bench = await TagBench.StartAsync();
        bench.Post(9);
        Enumerable.Range(0, 10).ToList().ForEach(_ => bench.Server.Script.Enqueue(Misbehaviour.Body("application/json", """{"transactions":[],"next_cursor":"round"}""")));
        await bench.FailAsync("FS2112");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Page_WithFewerRecordsThanAsked_IsNotTakenForTheLast(int more)
    {
        await using var bench = await TagBench.StartAsync(options => options with { LargestPage = 2 });
        var charges = bench.Post(5 + more);
        await bench.LandAsync(bench.Options() with { Paging = TagPaging.Number, PageSize = 100 });
        await bench.AssertLandedAsync(charges);
    }
}
