namespace FleetSpark.SimulatorTests;

public sealed class DefectTests(SimulatedRun run) : IClassFixture<SimulatedRun>
{
    private static readonly string[] RefusedEverywhere =
        ["json_broken", "json_not_object", "json_key_doubled", "utf8_invalid", "unicode_invalid", "text_field_not_text"];

    private static readonly string[] Gps =
    [
        "device_number_missing", "recorded_at_missing", "recorded_at_without_offset", "recorded_at_not_a_time", "recorded_at_too_early",
        "recorded_at_in_future", "latitude_missing", "latitude_not_a_number", "latitude_out_of_range", "longitude_missing",
        "longitude_not_a_number", "longitude_out_of_range", "position_zero", "speed_negative", "heading_out_of_range", "odometer_not_a_number",
        "duplicate_exact", "duplicate_other_values", "jump", "late_delivery", "json_too_deep",
    ];

    private static readonly string[] Tags =
    [
        "transaction_id_missing", "plate_missing", "kind_missing", "kind_unknown", "occurred_at_missing", "occurred_at_not_a_time",
        "occurred_at_too_early", "occurred_at_in_future", "amount_missing", "amount_not_a_number", "amount_not_positive",
        "amount_fraction_of_cent", "amount_too_large", "currency_missing", "currency_unknown", "posted_at_not_a_time",
        "axle_category_not_a_number", "is_refund_not_a_boolean", "plate_unknown", "charge_corrected", "charge_sent_twice", "charge_refunded",
        "record_too_long",
    ];

    private static readonly string[] Bank =
    [
        "transaction_id_missing", "account_id_missing", "status_unknown", "amount_fraction_of_cent", "amount_negative", "currency_unknown",
        "booked_at_not_a_time", "pending_then_final", "pending_changes_id", "transaction_sent_twice",
    ];

    public static TheoryData<string> Sources => [.. BuiltIn.SourceNames];

    [Fact]
    public void Defects_OfSixtyTrucksOverTwoDays_AreOfEveryKind()
    {
        string[] wanted =
        [
            .. Gps.Concat(RefusedEverywhere).Select(k => $"gps {k}"), .. Tags.Concat(RefusedEverywhere).Select(k => $"tags {k}"),
            .. Bank.Concat(RefusedEverywhere).Select(k => $"bank {k}"),
            "fleet plate_missing", "fleet device_number_missing", "fleet valid_from_without_offset", "fleet axle_count_not_a_number",
            "places name_missing", "places radius_missing",
        ];
        var planted = run.Defects.Select(d => $"{d.Text("source")} {d.Text("kind")}").ToHashSet();
        Assert.Empty(wanted.Except(planted));
        Assert.Equal(run.Defects.Count, run.Summary.Defects.Sum(d => d.Records));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void BadRecords_ReadFromTheFiles_AreThoseOfTheTruth(string source)
    {
        var found = run.Lines[source]
            .Select(l => (l.Sent, Reason: Judge.ReasonFor(l)))
            .Where(l => l.Reason is not null)
            .Select(l => $"{l.Sent} {l.Reason}")
            .Order(StringComparer.Ordinal);
        var planted = run.Defects
            .Where(d => d.Text("source") == source && d.Text("verdict") is "refused" or "rejected")
            .Select(d => $"{d.Text("sent")} {d.Text("reason_code")}")
            .Order(StringComparer.Ordinal)
            .ToArray();
        Assert.NotEmpty(planted);
        Assert.Equal(planted, found);
    }

    [Fact]
    public void DefectTexts_OfTheTruth_StandInTheFileTheyName()
    {
        var lines = run.Lines.SelectMany(g => g).Select(l => (l.Source, l.Sent, l.Text)).ToHashSet();
        var told = run.Defects.Where(d => d.Text("text") is not null).ToArray();
        Assert.NotEmpty(told);
        var lost = told.Where(d => !lines.Contains((d.Text("source")!, d.Text("sent")!, d.Text("text")!)));
        Assert.Empty(lost.Select(d => d.GetRawText()));
    }

    [Fact]
    public void GpsDuplicates_CountedFromTheFiles_AreThoseOfTheTruth()
    {
        var dropped = run.Positions.GroupBy(p => (p.Device, p.At)).Sum(g => g.Count() - 1);
        Assert.Equal(run.CountSome("gps", "duplicate"), dropped);
    }

    [Fact]
    public void LatePositions_CountedFromTheFiles_AreThoseOfTheTruth()
    {
        var late = run.Positions.Count(p => p.At.UtcDateTime.Date < p.Line.SentAt.UtcDateTime.Date);
        Assert.Equal(run.CountSome("gps", "late"), late);
    }

    [Fact]
    public void NulledFields_CountedFromTheFiles_AreThoseOfTheTruth()
    {
        var nulled = run.Positions.Select(p => System.Text.Json.JsonDocument.Parse(p.Line.Bytes).RootElement).Count(json =>
            json.Number("speed_kmh") < 0 || json.Number("heading_deg") is > 360 or < 0 || (json.Text("odometer_m") is not null && json.Number("odometer_m") is null));
        Assert.Equal(run.CountSome("gps", "nulled"), nulled);
    }

    [Fact]
    public void TagDuplicates_CountedFromTheFiles_AreThoseOfTheTruth()
    {
        var good = run.Lines["tags"].Where(l => Judge.ReasonFor(l) is null).Select(l => System.Text.Json.JsonDocument.Parse(l.Bytes).RootElement).ToArray();
        var dropped = good.GroupBy(j => (j.Text("transaction_id"), j.Text("is_refund") == "true")).Sum(g => g.Count() - 1);
        Assert.Equal(run.CountSome("tags", "duplicate"), dropped);
        Assert.Equal(run.CountSome("tags", "refund"), good.Count(j => j.Text("is_refund") == "true"));
    }

    [Fact]
    public void BankDuplicates_CountedFromTheFiles_AreThoseOfTheTruth()
    {
        var dropped = run.Lines["bank"].Where(l => Judge.ReasonFor(l) is null)
            .Select(l => System.Text.Json.JsonDocument.Parse(l.Bytes).RootElement)
            .GroupBy(j => (j.Text("accountId"), j.Text("transactionId")))
            .Sum(g => g.Count() - 1);
        Assert.Equal(run.CountSome("bank", "duplicate"), dropped);
    }

    [Fact]
    public void GpsDefects_OfAllFixes_AreFew()
    {
        var share = (double)run.Defects.Count(d => d.Text("source") == "gps") / run.Lines["gps"].Count();
        Assert.InRange(share, 0.0005, 0.005);
    }

    [Fact]
    public void Records_OfTheSummary_AreTheLines()
    {
        Assert.Equal(BuiltIn.SourceNames, run.Summary.Sources.Select(s => s.Source).Order(StringComparer.Ordinal));
        Assert.All(run.Summary.Sources, s => Assert.Equal(run.Lines[s.Source].Count(), s.Records));
    }
}
