using System.Text;
using FleetSpark.Landing;
using FleetSpark.Landing.Files;
using FleetSpark.Landing.Sources.Fleet;
using FleetSpark.Landing.Sources.Fleet.Files;
using FleetSpark.Lake;

namespace FleetSpark.LandingTests.Fleet;

/// <summary>Random mutations of a registry's file, and of what was noted of the last one: each is read or answered by a code.</summary>
public sealed class RegistryFuzzTests(ITestOutputHelper output)
{
    private static readonly string Rows = RegistryBench.Row("AAA1A11", "dev-1", driver: "Ana") + RegistryBench.Row("BBB2B22", "dev-2", validFrom: null) + RegistryBench.Row("CCC3C33", "dev-3");

    [Theory]
    [InlineData("registry.ndjson")]
    [InlineData("registry.json")]
    [InlineData("registry.csv")]
    public async Task Registry_ThatIsMutated_IsLandedOrAnsweredByACode(string name)
    {
        var text = Encoding.UTF8.GetBytes(name switch
        {
            "registry.ndjson" => Rows,
            "registry.json" => $"[{Rows.TrimEnd().Replace('\n', ',')}]",
            _ => "plate,model,device_number,valid_from,kept\nAAA1A11,FH,1,2026-03-01T00:00:00Z,\"a,\"\"b\"\"\"\nBBB2B22,FH,2,,São\nCCC3C33,FH,3,noon,\n",
        });
        var mutations = new Mutations([.. Mutations.OfJson, "\r\n", ";", "\"\"", "\"plate\":"]);
        var answered = await new MutationRun(output).AssertAnsweredAsync(
            few: 300,
            random => mutations.Of(text, random),
            async file =>
            {
                using var bench = new RegistryBench();
                var path = bench.Write(0, file, name);
                await bench.Lander(path).LandAsync(RawLake.Cancellation);
                var (rows, refused) = await ReadAsync(path);
                var isLines = FormatRule.Of(file, name, hasMap: false, hasFeatures: false, hasAccounts: false) == FileFormat.Lines;
                Assert.Equal(isLines ? Accounts.LinesOf(file) : rows + refused, rows + refused);
            });
        Assert.True(answered > 0 || name != "registry.csv"); // of JSON whatever is no record is refused
    }

    [Fact]
    public async Task State_ThatIsMutated_IsReadOrAnsweredByACode()
    {
        var (_, state, _) = SnapshotBook.Read("AAA1@5=dev-1, BBB2@6=dev-2, CCC3=dev-3, ! | AAA1@5=dev-1, AAA1@7=dev-4, BBB2@6=-");
        var pending = new PendingObject(new RawKey(RegistryBench.Start, 1, new string('a', 64), IsRefused: false).ToString(), RawLake.Gzip("{}\n"));
        var bytes = RegistryStateJson.ToBytes(state with { Pending = [pending] }).ToArray();
        var mutations = new Mutations([.. Mutations.OfJson, "/", "..", "AAAA", "////"]);
        var answered = await new MutationRun(output).AssertAnsweredAsync(
            few: 300,
            random => random.Next(2) == 0 ? mutations.Of(bytes, random, mayStay: true) : RegistryStateJson.ToBytes(WithOtherPoints(state, random)).ToArray(),
            async mutated =>
            {
                using var bench = new RegistryBench();
                using var content = new MemoryStream(mutated);
                await bench.Raw.Store.PutIfAbsentAsync(RegistryState.Key, content, RawLake.Cancellation);
                await bench.LandAsync(20, Rows);
                Assert.All(await bench.Raw.KeysAsync(), key => Assert.True(RawKey.TryParse(key, out _), key));
            });
        Assert.NotEqual(0, answered);
    }

    // Moments that stand within base64, where a mutation of the text hardly ever hits one.
    private static RegistryState WithOtherPoints(RegistryState state, Random random) => state with
    {
        Plates = state.Plates.ToDictionary(
            plate => plate.Key,
            plate => plate.Value with { Points = [.. plate.Value.Points.Concat(plate.Value.Points.Where(_ => random.Next(3) == 0)).OrderBy(_ => random.Next())] },
            StringComparer.Ordinal),
    };

    private static async Task<(int Rows, int Refused)> ReadAsync(string path)
    {
        var options = new FleetOptions { File = path };
        var snapshot = await new FileRegistry(LandingTests.Sources.Of("fleet"), options, RegistryPlace.Of(path), new LandingOptions().CompanyZone).ReadAsync(RawLake.Cancellation);
        return (snapshot.Rows.Count, snapshot.Refused.Count);
    }
}
