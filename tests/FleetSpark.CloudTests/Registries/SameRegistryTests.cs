using FleetSpark.Core;
using FleetSpark.Jobs.Planning;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Fleet;

namespace FleetSpark.CloudTests.Registries;

/// <summary>The same registry from a file, from S3 and from PostgreSQL.</summary>
public sealed class SameRegistryTests(Cloud cloud) : IDisposable
{
    // The second is the first with a driver changed in place, a row more of a plate, and a plate less.
    private static readonly string[] First = ["AAA1A11,FH 540,dev-1,2026-03-01T00:00:00-03:00,Driver A,3,North", "bbb-2b22,R450,dev-2,2026-03-01T00:00:00Z,,,", "CCC3C33,FH,dev-3,2026-03-02T00:00:00Z,Driver C,6,South"];
    private static readonly string[] Second = ["AAA1A11,FH 540,dev-1,2026-03-01T00:00:00-03:00,Driver B,3,North", "BBB2B22,R450,dev-2,2026-03-01T00:00:00Z,,,", "BBB2B22,R450,dev-3,2026-03-05T12:00:00Z,Driver A,,"];
    private static readonly Selection Trucks = new() { Tables = ["trucks", "drivers"] };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Trucks_OfTheSameRegistry_AreTheSameFromWherever()
    {
        var file = await OfFileAsync();
        Assert.Equal(5, file.Count); // of AAA one, of BBB two, of CCC two: its device goes on to BBB before it is gone
        Assert.Equal(file, await OfObjectAsync());
        Assert.Equal(file, await OfDatabaseAsync());
    }

    [Fact]
    public async Task Object_ThatIsNotThere_IsTold()
    {
        using var lake = new TestLake();
        var bucket = await cloud.Local.CreateBucketAsync();
        Assert.Equal("FS2417", (await Assert.ThrowsAsync<FleetException>(() => LandAsync(lake, new FleetOptions { File = $"s3://{bucket}/registry.csv" }))).Code);
        Assert.Equal("FS1011", (await Assert.ThrowsAsync<FleetException>(() => LandAsync(lake, new FleetOptions { File = $"s3://{bucket}-other/registry.csv" }))).Code);
    }

    private async Task<IReadOnlyList<string>> OfFileAsync()
    {
        using var lake = new TestLake();
        foreach (var (rows, time) in new[] { (First, "20260320T000000Z"), (Second, "20260321T000000Z") })
        {
            var path = _folder.PathOf($"registry-{time}.csv");
            await File.WriteAllTextAsync(path, CsvOf(rows), Token);
            await LandAsync(lake, new FleetOptions { File = path, MostVanishedPercent = 50 });
        }

        return await TrucksAsync(lake);
    }

    // By its time of modification, and gzipped the second time.
    private async Task<IReadOnlyList<string>> OfObjectAsync()
    {
        using var lake = new TestLake();
        var bucket = await cloud.Local.CreateBucketAsync();
        var options = new FleetOptions { File = $"s3://{bucket}/company/registry.csv", MostVanishedPercent = 50 };
        await cloud.Local.S3.PutObjectAsync(new() { BucketName = bucket, Key = "company/registry.csv", ContentBody = CsvOf(First) }, Token);
        await LandAsync(lake, options);
        using var packed = new MemoryStream(Gzipped.Bytes(CsvOf(Second)));
        await cloud.Local.S3.PutObjectAsync(new() { BucketName = bucket, Key = "company/registry.csv", InputStream = packed }, Token);
        await LandAsync(lake, options);
        return await TrucksAsync(lake);
    }

    // As a shell calls it.
    private async Task<IReadOnlyList<string>> OfDatabaseAsync()
    {
        await using var server = await PostgresServer.StartAsync();
        using var lake = new TestLake();
        var place = lake.Lake.Location.Path;
        await File.WriteAllTextAsync(
            Path.Combine(place, "landing.yaml"),
            $"""
            fleet:
              most_vanished_percent: 50
              postgres:
                host: localhost
                port: {server.Port}
                database: {PostgresServer.Database}
                user: {PostgresServer.User}
                password: file:{server.PasswordFile}
                root_certificate: {server.RootCertificate}
                table: registry
            """,
            Token);
        await server.ExecuteAsync("CREATE TABLE registry (plate text, model text, device_number text, valid_from timestamptz, driver_name text, axle_count int, fleet_name text)");
        await server.ExecuteAsync(InsertOf(First));
        var answer = await FleetProcess.AnswerAsync(_folder.Path, "land", "fleet", "--lake", place);
        Assert.Contains("3 rows of 3 plates: 3 new or changed, 0 retired, 0 withdrawn, 0 refused, 1 object", answer, StringComparison.Ordinal);
        await server.ExecuteAsync("TRUNCATE registry");
        await server.ExecuteAsync(InsertOf(Second));
        answer = await FleetProcess.AnswerAsync(_folder.Path, "land", "fleet", "--lake", place, "--json");
        Assert.Contains("\"retired\":1", answer.Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Driver", answer, StringComparison.Ordinal);
        await server.ExecuteAsync("DROP TABLE registry");
        var failed = await FleetProcess.RunAsync(_folder.Path, "land", "fleet", "--lake", place);
        Assert.Equal(1, failed.ExitCode);
        Assert.StartsWith("FS2405 ", failed.Error, StringComparison.Ordinal);
        return await TrucksAsync(lake);
    }

    private static Task<FleetReport> LandAsync(TestLake lake, FleetOptions options) =>
        new FleetLander(lake.Catalog.Source("fleet"), lake.Lake.Raw("fleet", isRestricted: true), options, "America/Sao_Paulo", new FileSecrets(), TimeProvider.System).LandAsync(Token);

    // When a truck was found to be gone each of them says by its own clock; all else is the same.
    private static async Task<IReadOnlyList<string>> TrucksAsync(TestLake lake)
    {
        await lake.RunAsync(Trucks);
        var rows = await lake.QueryAsync("SELECT plate, model, fleet_name, axle_count, driver_id, device_number, valid_from, is_current FROM trucks ORDER BY plate, valid_from");
        return [.. rows.Select(row => string.Join(" | ", row))];
    }

    private static string CsvOf(string[] rows) => $"plate,model,device_number,valid_from,driver_name,axle_count,fleet_name\n{string.Join('\n', rows)}\n";

    private static string InsertOf(string[] rows) =>
        $"INSERT INTO registry VALUES {string.Join(", ", rows.Select(row => $"({string.Join(", ", row.Split(',').Select(cell => cell.Length == 0 ? "NULL" : $"'{cell}'"))})"))}";
}
