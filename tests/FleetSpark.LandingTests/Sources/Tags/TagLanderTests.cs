using System.Text;
using FleetSpark.Core;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.LandingTests.Tags;

/// <summary>Windows, overlap and state, against an operator that behaves.</summary>
public sealed class TagLanderTests
{
    [Theory]
    [InlineData(TagProtocol.Rest, TagPaging.Cursor)]
    [InlineData(TagProtocol.Rest, TagPaging.Number)]
    [InlineData(TagProtocol.Soap11, TagPaging.Number)]
    [InlineData(TagProtocol.Soap12, TagPaging.Cursor)]
    public async Task Lander_PagesOfAWindow_LandEachRecordOnce(TagProtocol protocol, TagPaging paging)
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(10);

        var report = await bench.LandAsync(bench.Options(protocol) with { Paging = paging });

        Assert.Equal((10L, 0L, 0L, 4, 1, 0, true), (report.Records, report.Refused, report.KnownAlready, report.Pages, report.Windows, report.ReadAnew, report.IsCaughtUp));
        Assert.Equal((TagBench.Start.AddHours(-12), TagBench.Start), (report.From, report.To));
        await bench.AssertCountAsync(charges);
    }

    [Fact]
    public async Task Lander_RecordsByRest_StandInRawAsTheyCame()
    {
        await using var bench = await TagBench.StartAsync();
        await bench.LandAsync();
        var charges = bench.Post(4);
        bench.Clock.Pass(TimeSpan.FromSeconds(90.6));
        await bench.LandAsync();
        Assert.Equal(charges, await bench.Raw.RecordsAsync());
        Assert.StartsWith("landed=2026-03-29/20260329T120130Z-4-", Assert.Single(await bench.Raw.KeysAsync()), StringComparison.Ordinal);
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

    [Fact]
    public async Task Lander_LateWithinTheOverlap_IsLandedAndBeyondItNot()
    {
        await using var bench = await TagBench.StartAsync();
        var options = bench.Options() with { Overlap = TimeSpan.FromHours(2) };
        await bench.LandAsync(options);
        bench.Clock.Pass(TimeSpan.FromHours(1));
        var late = bench.Post(1, first: 600); // at ten, two hours before the first call
        bench.Post(1, first: 599); // a minute earlier
        Assert.Equal(1, (await bench.LandAsync(options)).Records);
        await bench.AssertLandedAsync(late);
    }

    [Fact]
    public async Task Lander_ChargeThatIsCorrected_IsLandedAgain()
    {
        await using var bench = await TagBench.StartAsync();
        var charge = Assert.Single(bench.Post(1));
        await bench.LandAsync();
        var corrected = charge.Replace("12.50", "12.40", StringComparison.Ordinal);
        bench.Server.Book.Withdraw(charge);
        bench.Server.Book.Post(corrected, TagBench.Start.AddHours(-1));
        Assert.Equal(1, (await bench.LandAsync()).Records);
        await bench.AssertLandedAsync([charge, corrected]);
    }

    [Fact]
    public async Task Lander_FarBehind_AsksWindowByWindowWithoutGoingBack()
    {
        await using var bench = await TagBench.StartAsync();
        var options = bench.Options() with { FirstDay = Day.Parse("2026-03-20"), LongestWindow = TimeSpan.FromHours(24), Overlap = TimeSpan.FromHours(6) };
        var charges = Enumerable.Range(0, 9).Select(TagBench.Charge).ToList();
        charges.ForEach(charge => bench.Server.Book.Post(charge, TagBench.Start.AddDays(-charges.IndexOf(charge))));

        var report = await bench.LandAsync(options);

        Assert.Equal((8L, 10, true), (report.Records, report.Windows, report.IsCaughtUp)); // the ninth is posted at the very end, which is excluded
        Assert.Equal(10, bench.Server.Calls.Count(call => call.Contains("posted_from", StringComparison.Ordinal)));
        Assert.Contains(bench.Server.Calls, call => call.Contains("posted_from=2026-03-21T00%3A00%3A00Z&posted_to=2026-03-22T00%3A00%3A00Z", StringComparison.Ordinal));
        bench.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await bench.LandAsync(options)).Records);
        Assert.Contains("posted_from=2026-03-29T06%3A00%3A00Z&posted_to=2026-03-29T12%3A00%3A01Z", bench.Server.Calls.Last(), StringComparison.Ordinal);
        await bench.AssertLandedAsync(charges);
    }

    [Fact]
    public async Task Lander_ToldToBeginNoneAfter_LeavesTheRestForTheNextCall()
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(700);
        var options = bench.Options() with { LongestWindow = TimeSpan.FromHours(4), PageSize = 1000 };
        bench.Server.BeforePage = _ => bench.Clock.Pass(TimeSpan.FromSeconds(10));

        var report = await bench.Lander(options).LandAsync(progress: null, TagBench.Start.AddSeconds(15), RawLake.Cancellation);

        Assert.Equal((2, 480L, false, TagBench.Start.AddHours(-4)), (report.Windows, report.Records, report.IsCaughtUp, report.To));
        Assert.True((await bench.LandAsync(options)).IsCaughtUp);
        await bench.AssertLandedAsync(charges);
    }

    [Fact]
    public async Task Lander_ToldWhereToReport_ReportsEachPage()
    {
        await using var bench = await TagBench.StartAsync();
        bench.Post(7);
        var told = new Reports();
        var report = await bench.Lander().LandAsync(told, beginNoneAfter: null, RawLake.Cancellation);
        Assert.Equal(Enumerable.Range(1, report.Pages), told.Select(each => each.Pages));
        Assert.Equal(report.Bytes, told[^1].Bytes);
    }

    [Fact]
    public async Task Lander_BeforeItsFirstDay_AsksNothing()
    {
        await using var bench = await TagBench.StartAsync();
        var report = await bench.LandAsync(bench.Options() with { FirstDay = Day.Parse("2026-03-30") });
        Assert.Equal((null, null, true, 0), (report.From, report.To, report.IsCaughtUp, report.Windows));
        Assert.Empty(bench.Server.Calls);
    }

    [Theory]
    [InlineData(TagProtocol.Rest)]
    [InlineData(TagProtocol.Soap12)]
    public async Task Lander_WhatIsNoRecord_IsRefusedOnceWithItsReason(TagProtocol protocol)
    {
        await using var bench = await TagBench.StartAsync();
        bench.Post(2);
        foreach (var bad in new[] { "7", """{"plate":"A","plate":"B"}""", protocol == TagProtocol.Rest ? """{"plate":{}}""" : """{"plate":{"x":1}}""" })
        {
            bench.Server.Book.Post(bad, TagBench.Start.AddHours(-1));
        }

        var report = await bench.LandAsync(bench.Options(protocol));
        var again = await bench.LandAsync(bench.Options(protocol));

        string[] reasons = [protocol == TagProtocol.Rest ? "json_not_object" : "xml_not_fields", "json_key_doubled", "text_field_not_text"];
        Assert.Equal((2L, 3L, 0L, 5L), (report.Records, report.Refused, again.Refused, again.KnownAlready));
        Assert.Equal(reasons.Order(StringComparer.Ordinal).Select(reason => (reason, 1L)), report.RefusedByReason.Select(refused => (refused.Key, refused.Value)));
        var refused = await bench.Raw.RefusedAsync();
        Assert.Equal(reasons, refused.Select(line => line.Reason));
        Assert.All(refused, line => Assert.Equal("api", line.SourceName));
        Assert.Contains(protocol == TagProtocol.Rest ? "7" : "<plate>A</plate><plate>B</plate>", string.Concat(refused.Select(line => line.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lander_StateThatIsBroken_IsToldAndNothingIsAsked()
    {
        await using var bench = await TagBench.StartAsync();
        using var broken = new MemoryStream(Encoding.UTF8.GetBytes("{"));
        await bench.Raw.Store.PutIfAbsentAsync("_cursors/api.json", broken, RawLake.Cancellation);
        await bench.FailAsync("FS2113");
        Assert.Empty(bench.Server.Calls);
    }

    [Fact]
    public async Task Lander_OperatorWhoseClockIsBehind_IsAskedAgainForWhatItCouldNotKnow()
    {
        var behind = new SkippingClock(TagBench.Start.AddMinutes(-10));
        await using var bench = await TagBench.StartAsync(options => options with { Clock = behind });
        var options = bench.Options() with { Overlap = TimeSpan.Zero };
        Assert.Equal(TagBench.Start.AddMinutes(-10), (await bench.LandAsync(options)).To);
        bench.Server.Book.Post(TagBench.Charge(1), TagBench.Start.AddMinutes(-5));
        behind.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal(1, (await bench.LandAsync(options)).Records);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Lander_SeveralAtOnce_LandAllAndKeepOneState(int calls)
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(40);
        var options = bench.Options() with { LongestWindow = TimeSpan.FromMinutes(10) };

        var reports = await Task.WhenAll(Enumerable.Range(0, calls).Select(_ => Task.Run(() => bench.LandAsync(options), RawLake.Cancellation)));

        Assert.Equal(charges.Order(StringComparer.Ordinal), (await bench.LandedAsync()).Distinct(StringComparer.Ordinal));
        Assert.All(reports, report => Assert.True(report.IsCaughtUp));
        Assert.Equal(0, (await bench.LandAsync(options)).Records);
    }

    [Fact]
    public async Task Lander_StateThatNeverTakesWhatIsPut_IsGivenUpAndLandsNothingTwice()
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(3);
        var lander = bench.Lander(store: new HookedStore(bench.Raw.Store, OvertakeAsync));
        var error = await Assert.ThrowsAsync<FleetException>(() => lander.LandAsync(progress: null, beginNoneAfter: null, RawLake.Cancellation));
        Assert.Equal(("FS2115", FailureKind.Retry), (error.Code, error.Kind));
        await bench.AssertLandedAsync(charges);

        // Another call has replaced the state each time, by one that says the same in other bytes.
        async Task OvertakeAsync(StoreCall call)
        {
            if (call is { Operation: nameof(IObjectStore.ReplaceIfUnchangedAsync), IsDone: false })
            {
                var there = await bench.Raw.Store.ReadAsync(call.Key, RawLake.Cancellation);
                byte[] theirs = [.. (there?.Content ?? TagState.BeforeDay(bench.Options().FirstDay).ToBytes()).ToArray(), (byte)'\n'];
                Assert.True(await bench.Raw.Store.ReplaceIfUnchangedAsync(call.Key, there?.Version, theirs, RawLake.Cancellation));
            }
        }
    }

    private sealed class Reports : List<TagReport>, IProgress<TagReport>
    {
        public void Report(TagReport value) => Add(value);
    }
}
