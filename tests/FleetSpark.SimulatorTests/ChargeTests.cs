using System.Text.Json;

namespace FleetSpark.SimulatorTests;

public sealed class ChargeTests(SimulatedRun run) : IClassFixture<SimulatedRun>
{
    private static readonly IReadOnlyDictionary<string, Simulator.Roads.TollPlaza> Plazas =
        Simulator.Roads.TollPlaza.ReadAll().GroupBy(p => p.Id).ToDictionary(g => g.Key, g => g.First());

    private ILookup<string, GpsRecord> ByPlate { get; } = run.Positions.ToLookup(p => run.PlateOf(p.Device, p.At)!);

    private JsonElement[] Tolls { get; } = [.. run.Charges.Where(c => c.Text("kind") == "toll")];

    [Fact]
    public void PlazaIds_OfTheReferenceFile_AreMadeAsTheContractSays()
    {
        Assert.Equal(262, Simulator.Roads.TollPlaza.ReadAll().Count);
        Assert.Contains("BR-381-900.9-1dd7e8", Plazas.Keys);
    }

    [Fact]
    public void TollCharges_OfADrive_LieOnItsWay()
    {
        Assert.True(Tolls.Length > 200);
        var elsewhere = Tolls.Where(c =>
        {
            var (plaza, at) = (Plazas[c.Text("plaza_id")!], DateTimeOffset.Parse(c.Text("occurred_at")!));
            return !ByPlate[c.Text("plate")!].Any(p => (p.At - at).Duration() <= TimeSpan.FromMinutes(5) && p.MetresTo(plaza.Latitude, plaza.Longitude) < 10_000);
        });
        Assert.Empty(elsewhere.Select(c => c.GetRawText()));
    }

    [Fact]
    public void TollAmounts_OfACharge_AreTariffTimesAxles()
    {
        var axles = run.Registry.GroupBy(r => r.Plate).ToDictionary(g => g.Key, g => g.First().Axles);
        Assert.NotEmpty(Tolls);
        Assert.All(Tolls, c => Assert.Equal(Plazas[c.Text("plaza_id")!].CentsPerAxle * axles[c.Text("plate")!], (int)(100 * decimal.Parse(c.Text("amount")!))));
    }

    [Fact]
    public void Drives_OfEachLocalDay_CountItsTolls()
    {
        var charged = Tolls
            .GroupBy(c => (Plate: c.Text("plate"), Day: DateTimeOffset.Parse(c.Text("occurred_at")!).AddHours(-3).ToString("yyyy-MM-dd")))
            .ToDictionary(g => g.Key, g => (g.Count(), g.Sum(c => decimal.Parse(c.Text("amount")!))));
        var driven = run.Drives.Where(d => d.Number("tolls") > 0)
            .ToDictionary(d => (Plate: d.Text("plate"), Day: d.Text("local_date")!), d => ((int)d.Number("tolls")!, decimal.Parse(d.Text("toll_brl")!)));
        Assert.NotEmpty(charged);
        Assert.Equal(charged.OrderBy(c => c.Key), driven.OrderBy(d => d.Key));
    }

    [Fact]
    public void Charges_OfTheTruth_AreAllSentAsItHasThem()
    {
        // The record that holds is the one posted last: a corrected charge's second.
        var sent = run.Lines["tags"].Where(l => Judge.ReasonFor(l) is null).Select(l => JsonDocument.Parse(l.Bytes).RootElement)
            .Where(j => j.Text("is_refund") != "true")
            .GroupBy(j => j.Text("transaction_id")!)
            .ToDictionary(g => g.Key, g => g.MaxBy(j => Utc(j.Text("posted_at")!)));
        Assert.NotEmpty(run.Charges);
        Assert.All(run.Charges, c =>
        {
            var record = sent[c.Text("transaction_id")!];
            Assert.Equal(c.Text("plate"), record.Text("plate"));
            Assert.Equal(c.Text("plaza_id"), record.Text("plaza_id"));
            Assert.Equal(DateTimeOffset.Parse(c.Text("occurred_at")!), Utc(record.Text("occurred_at")!));
            Assert.Equal(c.Text("amount"), record.Text("amount"));
        });
        var others = sent.Values.Where(j => run.Charges.All(c => c.Text("transaction_id") != j.Text("transaction_id")));
        Assert.Equal(run.CountSome("tags", "unknown_plate"), others.Count());
    }

    [Fact]
    public void Plates_PlantedAsUnknown_AreNotInTheRegistry()
    {
        var plates = run.Registry.Select(r => r.Plate).ToHashSet();
        var unknown = run.Defects.Where(d => d.Text("kind") == "plate_unknown").ToArray();
        Assert.NotEmpty(unknown);
        Assert.All(unknown, d => Assert.DoesNotContain(d.Text("plate")!, plates));
    }

    private static DateTimeOffset Utc(string text) => text.Length > 19
        ? DateTimeOffset.Parse(text).ToUniversalTime()
        : new DateTimeOffset(DateTime.Parse(text), TimeSpan.FromHours(-3)).ToUniversalTime();
}
