using System.Text;
using Amazon.S3.Model;
using FleetSpark.Lake;
using FleetSpark.Lake.Stores;

namespace FleetSpark.CloudTests.Stores;

/// <summary>A lake whose files engines open and write on S3 by themselves: nothing of it comes to this machine.</summary>
public sealed class InPlaceStoreTests(Cloud cloud)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_ThatAnEngineWrote_IsCopiedToItsPlaceOnce()
    {
        using var lake = await OpenAsync();
        var store = lake.Curated;
        await WriteAsync(store.NewScratchPath(NoFolder, ".parquet"), "never put");
        var path = store.NewScratchPath(NoFolder, ".parquet");
        await WriteAsync(path, "rows");
        Assert.True(await store.PutFileIfAbsentAsync("t/run/event_date=2026-03-29/part-0.parquet", path, Token));
        await WriteAsync(path, "other");
        Assert.False(await store.PutFileIfAbsentAsync("t/run/event_date=2026-03-29/part-0.parquet", path, Token));

        var fetched = await store.FetchAsync("t/run/event_date=2026-03-29/part-0.parquet", Token);
        Assert.Equal(new FetchedFile($"{lake.Location}/curated/t/run/event_date=2026-03-29/part-0.parquet", 4), fetched);
        Assert.Equal("rows", Encoding.UTF8.GetString((await store.ReadAsync("t/run/event_date=2026-03-29/part-0.parquet", Token))!.Content.Span));
        Assert.Null(await store.FetchAsync("t/absent", Token));

        await lake.RemoveScratchAsync(Token);
        Assert.Equal(["t/run/event_date=2026-03-29/part-0.parquet"], await KeysAsync(store));
    }

    [Fact]
    public async Task Scratch_OfWhatIsRestricted_LiesInTheRestrictedRoot()
    {
        using var lake = await OpenAsync();
        Assert.StartsWith($"{lake.Location}/restricted/_scratch/", lake.StoreOf(isRestricted: true).NewScratchPath(NoFolder, ".parquet"), StringComparison.Ordinal);
        Assert.StartsWith($"{lake.Location}/curated/_scratch/", lake.StoreOf(isRestricted: false).NewScratchPath(NoFolder, ".parquet"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_OfThisMachine_IsSharedUntilTheScratchIsRemoved()
    {
        using var folder = new TemporaryFolder();
        using var lake = await OpenAsync();
        var file = folder.PathOf("plazas.csv");
        await File.WriteAllTextAsync(file, "a;b", Token);
        var shared = await lake.Curated.ShareAsync(file, Token);
        Assert.StartsWith($"{lake.Location}/curated/_scratch/", shared, StringComparison.Ordinal);
        Assert.Equal(shared, await lake.Curated.ShareAsync(file, Token));
        Assert.Single(await KeysAsync(lake.Curated));
        await lake.RemoveScratchAsync(Token);
        Assert.Empty(await KeysAsync(lake.Curated));
    }

    private static ScratchFolder NoFolder() => throw new InvalidOperationException("Nothing is written on this machine.");

    private static async Task<List<string>> KeysAsync(ILakeStore store)
    {
        var keys = new List<string>();
        await foreach (var key in store.ListAsync(string.Empty, Token))
        {
            keys.Add(key);
        }

        return keys;
    }

    private async Task<DataLake> OpenAsync() => await DataLake.OpenAsync(LakeLocation.Parse($"s3://{await cloud.Local.CreateBucketAsync()}/lake"), clock: null, Token, isInPlace: true);

    // As an engine does.
    private Task<PutObjectResponse> WriteAsync(string path, string content) =>
        cloud.Local.S3.PutObjectAsync(new PutObjectRequest { BucketName = path.Split('/')[2], Key = string.Join('/', path.Split('/')[3..]), ContentBody = content }, Token);
}
