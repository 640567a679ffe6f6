using FleetSpark.Core;
using FleetSpark.Lake;

namespace FleetSpark.CloudTests.Lakes;

/// <summary>A lake on S3 holds what the same lake in a folder does, whichever command is asked.</summary>
public sealed class S3LakeTests(Cloud cloud) : IDisposable
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 11, 0, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryCommand_OnAnS3Lake_AnswersAsOnAFolder()
    {
        var simulated = _folder.PathOf("simulated");
        await FleetProcess.AnswerAsync(_folder.Path, "simulate", "--out", simulated, "--trucks", "5", "--days", "1", "--seed", "7", "--from", "2026-03-01");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(simulated, "gps")).Order(StringComparer.Ordinal).Skip(24))
        {
            File.Delete(file); // two hours will do
        }

        var folder = _folder.PathOf("lake");
        var bucket = $"s3://{await cloud.Local.CreateBucketAsync()}/a/lake";
        await cloud.Local.PutAsync(LakeLocation.Parse($"{bucket}/restricted/driver.key"), TestLake.DriverKey);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "driver.key"), TestLake.DriverKey, Token);
        foreach (var lake in new[] { folder, bucket })
        {
            foreach (var source in BuiltIn.SourceNames.Where(source => Directory.Exists(Path.Combine(simulated, source))))
            {
                await FleetProcess.AnswerAsync(_folder.Path, "land", source, "--lake", lake, "--from", Path.Combine(simulated, source));
            }

            await FleetProcess.AnswerAsync(_folder.Path, "run", "--lake", lake);
        }

        Assert.Equal(await LakeDump.OfAsync(LakeLocation.Parse(folder), BuiltIn.Catalog), await LakeDump.OfAsync(LakeLocation.Parse(bucket), BuiltIn.Catalog));
        foreach (var command in new string[][] { ["plan"], ["tables"], ["check"], ["sql", "SELECT COUNT(*) AS fixes FROM gps_positions"], ["sql", "--unmask", "SELECT COUNT(*) FROM drivers"] })
        {
            Assert.Equal(await FleetProcess.AnswerAsync(_folder.Path, [.. command, "--lake", folder]), await FleetProcess.AnswerAsync(_folder.Path, [.. command, "--lake", bucket]));
        }

        Assert.Contains("nothing", await FleetProcess.AnswerAsync(_folder.Path, "run", "--lake", bucket), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("5", await FleetProcess.AnswerAsync(_folder.Path, "history", "--lake", bucket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_WithABucketASource_PutEachWhereItBelongs()
    {
        var (raw, curated, restricted) = (await cloud.Local.CreateBucketAsync(), await cloud.Local.CreateBucketAsync(), await cloud.Local.CreateBucketAsync());
        await Task.WhenAll(BuiltIn.SourceNames.Select(source => cloud.Local.S3.PutBucketAsync($"{raw}-{source}", Token)));
        var location = LakeLocation.Parse($"s3://{curated}/lake");
        await cloud.Local.PutAsync(location.At("settings.yaml"), $$"""roots: { raw: "s3://{{raw}}-{source}", curated: "s3://{{curated}}/tables", restricted: "s3://{{restricted}}" }""");
        using var lake = new TestLake(await DataLake.OpenAsync(location, clock: null, Token));

        await PutFixAsync(lake);
        await lake.RunAsync();

        Assert.Equal(["landed=2026-03-11/"], await FoldersAsync($"{raw}-gps", string.Empty));
        Assert.Contains("tables/head.json", await KeysAsync(curated, "tables/head"));
        Assert.Single(await lake.QueryAsync("SELECT device_number FROM gps_positions"));
        await lake.Lake.ReadDriverKeyAsync(Token);
        Assert.Equal(["driver.key"], await KeysAsync(restricted, "driver"));
    }

    [Fact]
    public async Task Bucket_ThatIsNotThere_IsToldByItsName()
    {
        var end = await FleetProcess.RunAsync(_folder.Path, "land", "gps", "--lake", "s3://no-such-bucket/lake", "--from", await FixFileAsync());
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("FS1011", end.Error, StringComparison.Ordinal);
        Assert.Contains("no-such-bucket", end.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3://", "FS1013")]
    [InlineData("s3:/bucket/lake", "FS1013")] // a slip, and no folder's name
    [InlineData("s3://bucket//lake", "FS1013")]
    [InlineData("gs://bucket/lake", "FS1013")]
    [InlineData("s3://bucket/../lake", "FS1013")]
    public async Task Lake_WhoseNameIsNoPlace_IsRefused(string lake, string code) =>
        Assert.Contains(code, (await FleetProcess.RunAsync(_folder.Path, "run", "--lake", lake)).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Lake_ThatIsNotThere_IsRefused() => Assert.Contains(
        "FS5004", (await FleetProcess.RunAsync(_folder.Path, "run", "--lake", $"s3://{await cloud.Local.CreateBucketAsync()}/lake")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task DriverKey_AtFirstUseByManyAtOnce_IsMadeOnce()
    {
        var location = LakeLocation.Parse($"s3://{await cloud.Local.CreateBucketAsync()}");
        using var lake = await DataLake.OpenAsync(location, clock: null, Token);
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => lake.ReadDriverKeyAsync(Token), Token)));
        Assert.Equal(64, Assert.Single(keys.Distinct(StringComparer.Ordinal)).Length);
    }

    [Fact]
    public async Task RawObject_ThatWasCut_StopsTheRun()
    {
        using var lake = await cloud.Local.CreateLakeAsync();
        var key = await PutFixAsync(lake);
        await cloud.Local.PutAsync(lake.Lake.Location.At($"raw/gps/{key}"), "cut");
        Assert.Equal("FS4101", (await Assert.ThrowsAsync<FleetException>(() => lake.RunAsync())).Code);
    }

    [Fact]
    public async Task TableFile_ThatIsGone_IsNamedWhereNoCopyIsLeft()
    {
        using var lake = await cloud.Local.CreateLakeAsync();
        await PutFixAsync(lake);
        await lake.RunAsync();
        var file = (await lake.PartitionsAsync())["gps_positions 2026-03-10"].Files.Single();
        await lake.Lake.Curated.DeleteAsync(file.Key, Token);
        foreach (var copy in new DirectoryInfo(Path.Combine(cloud.Local.Cache, "objects")).EnumerateFiles("*", SearchOption.AllDirectories).Where(copy => copy.Exists && copy.Length == file.Bytes))
        {
            copy.Delete(); // not the whole folder, in which other tests' copies come and go
        }

        using var fresh = new TestLake(await DataLake.OpenAsync(lake.Lake.Location, clock: null, Token));
        Assert.Contains("FS1008", (await Assert.ThrowsAsync<FleetException>(() => fresh.QueryAsync("SELECT * FROM gps_positions"))).Line, StringComparison.Ordinal);
    }

    private static Task<RawKey> PutFixAsync(TestLake lake) => lake.PutAsync(
        "gps", Sent, """{"device_number":"dev-1","latitude":-23,"longitude":-46.5,"recorded_at":"2026-03-10T12:00:00Z"}""");

    private async Task<string> FixFileAsync()
    {
        var file = _folder.PathOf("fix.ndjson");
        await File.WriteAllTextAsync(file, """{"device_number":"dev-1","latitude":-23,"longitude":-46.5,"recorded_at":"2026-03-10T12:00:00Z"}""", Token);
        return file;
    }

    private async Task<IReadOnlyList<string>> KeysAsync(string bucket, string prefix) =>
        [.. ((await cloud.Local.S3.ListObjectsV2Async(new() { BucketName = bucket, Prefix = prefix }, Token)).S3Objects ?? []).Select(listed => listed.Key)];

    private async Task<IReadOnlyList<string>> FoldersAsync(string bucket, string prefix) =>
        (await cloud.Local.S3.ListObjectsV2Async(new() { BucketName = bucket, Prefix = prefix, Delimiter = "/" }, Token)).CommonPrefixes ?? [];
}
