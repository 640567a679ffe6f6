using System.Text;
using FleetSpark.Core;
using FleetSpark.Lake.Stores;
using FleetSpark.Testing;

namespace FleetSpark.UnitTests.Lake;

/// <summary>What a folder has of its own as a store; what it has in common with a bucket: ObjectStoreContract of the cloud tests.</summary>
public sealed class FolderObjectStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FolderObjectStore _store;

    public FolderObjectStoreTests() => _store = new FolderObjectStore(_folder.PathOf("store"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task PutFile_OnTheSameDisk_TakesTheFileItself()
    {
        var file = await WriteFileAsync(_folder.Path, "rows");
        Assert.True(await _store.PutFileIfAbsentAsync("a/b", file, Token));
        Assert.Equal("rows", await ReadAsync("a/b"));
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task PutFile_OnAnotherDisk_CopiesItWhole()
    {
        using var otherDisk = new TemporaryFolder("/dev/shm");
        Assert.True(await _store.PutFileIfAbsentAsync("a/b", await WriteFileAsync(otherDisk.Path, "rows"), Token));
        Assert.Equal("rows", await ReadAsync("a/b"));
    }

    [Theory]
    [InlineData("../store-beside/x")]
    [InlineData("")]
    public async Task Key_OfTheFolderItselfOrOneBeside_IsRefused(string key)
    {
        Assert.Equal("FS1002", (await Assert.ThrowsAsync<FleetException>(() => PutAsync(key, "x"))).Code);
        Assert.Equal("FS1002", (await Assert.ThrowsAsync<FleetException>(() => _store.FetchAsync(key, Token))).Code);
    }

    [Fact]
    public async Task Put_WhileItsContentIsStillComing_ShowsNothing()
    {
        using var content = new SlowStream();
        var put = _store.PutIfAbsentAsync("a/slow", content, Token);
        await content.FirstPartRead.WaitAsync(Token);
        Assert.Null(await _store.OpenAsync("a/slow", Token));
        await foreach (var found in _store.ListAsync(string.Empty, Token))
        {
            Assert.Fail($"{found} is in sight half-written");
        }

        content.GoOn();
        Assert.True(await put);
        Assert.Equal("onetwo", await ReadAsync("a/slow"));
    }

    [Fact]
    public async Task Put_WhoseContentFails_LeavesNothing()
    {
        using var content = new SlowStream();
        content.GoOn(new IOException("the disk is full"));
        var failure = await Assert.ThrowsAsync<FleetException>(() => _store.PutIfAbsentAsync("a/x", content, Token));
        Assert.Equal("FS1003", failure.Code);
        Assert.Equal(FailureKind.Retry, failure.Kind);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Put_WhereTheRootIsAFile_IsACodedFailure()
    {
        await File.WriteAllTextAsync(_folder.PathOf("store"), "in the way", Token);
        Assert.Equal("FS1003", (await Assert.ThrowsAsync<FleetException>(() => PutAsync("a", "x"))).Code);
    }

    [Theory]
    [InlineData(23, true)]
    [InlineData(25, false)]
    public async Task Put_OverWhatAKilledWriterLeft_RemovesItAfterADay(int hoursLater, bool isLeft)
    {
        var left = _folder.PathOf("store", ".tmp", "left");
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        await File.WriteAllTextAsync(left, "half", Token);
        var store = new FolderObjectStore(_folder.PathOf("store"), new LaterClock(TimeSpan.FromHours(hoursLater)));
        using var content = new MemoryStream();
        await store.PutIfAbsentAsync("a", content, Token);
        Assert.Equal(isLeft, File.Exists(left));
    }

    private async Task<bool> PutAsync(string key, string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await _store.PutIfAbsentAsync(key, content, Token);
    }

    private static async Task<string> WriteFileAsync(string folder, string text)
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, text, Token);
        return file;
    }

    private async Task<string> ReadAsync(string key) => Encoding.UTF8.GetString((await _store.ReadAsync(key, Token))!.Content.Span);

    private sealed class LaterClock(TimeSpan later) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + later;
    }
}
