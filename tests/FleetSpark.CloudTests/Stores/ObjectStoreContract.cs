using System.Text;
using FleetSpark.Core;
using FleetSpark.Lake.Stores;

namespace FleetSpark.CloudTests.Stores;

/// <summary>What the lake needs of a store of objects: a folder and a bucket keep it alike.</summary>
public abstract class ObjectStoreContract : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ILakeStore? _store;

    /// <summary>The store of this test.</summary>
    protected ILakeStore Store => _store ?? throw new InvalidOperationException("It was not opened.");

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await OpenAsync(_folder);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>How often many write at once.</summary>
    protected virtual int Rounds => 4;

    /// <summary>Opens an empty store.</summary>
    protected abstract Task<ILakeStore> OpenAsync(TemporaryFolder folder);

    [Fact]
    public async Task PutIfAbsent_WhereTheKeyIsTaken_LeavesWhatIsThere()
    {
        Assert.True(await PutAsync("a/b c+d=é.json", "first"));
        Assert.False(await PutAsync("a/b c+d=é.json", "second"));
        Assert.Equal("first", await ReadAsync("a/b c+d=é.json"));
    }

    [Fact]
    public async Task PutIfAbsent_BySixteenWritersAtOnce_IsTrueOnce()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var key = $"a/{round}";
            var won = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(() => PutAsync(key, $"{writer}"), Token)));
            var winner = Assert.Single(Enumerable.Range(0, 16), writer => won[writer]);
            Assert.Equal($"{winner}", await ReadAsync(key));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((8 << 20) - 1)]
    [InlineData(8 << 20)]
    [InlineData((16 << 20) + 1)]
    public async Task PutIfAbsent_StreamOfUnknownLength_IsWhole(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        Assert.True(await Store.PutIfAbsentAsync("large", new OneWay(bytes), Token));
        Assert.False(await Store.PutIfAbsentAsync("large", new OneWay(bytes), Token));
        Assert.Equal(length, await Store.FindLengthAsync("large", Token));
        var file = await Store.FetchAsync("large", Token);
        Assert.Equal(ContentHash.OfBytes(bytes), ContentHash.OfBytes(await File.ReadAllBytesAsync(file!.Path, Token)));
        Assert.Equal(ContentHash.OfBytes(bytes), ContentHash.OfBytes((await Store.ReadAsync("large", Token))!.Content.Span));
    }

    [Fact]
    public async Task PutIfAbsent_StreamThatBreaksOff_LeavesNothing()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => Store.PutIfAbsentAsync("a/b", new OneWay(new byte[20 << 20], breaksAt: 17 << 20), Token));
        Assert.Null(await Store.ReadAsync("a/b", Token));
        Assert.True(await PutAsync("a/b", "now"));
    }

    [Fact]
    public async Task PutFile_OfAFreeKey_IsFetchedAsItWas()
    {
        var file = _folder.PathOf("rows");
        await File.WriteAllTextAsync(file, "rows", Token);
        Assert.True(await Store.PutFileIfAbsentAsync("t/event_date=2026-03-29/rows.parquet", file, Token));
        var fetched = await Store.FetchAsync("t/event_date=2026-03-29/rows.parquet", Token);
        Assert.EndsWith("/t/event_date=2026-03-29/rows.parquet", fetched!.Path, StringComparison.Ordinal);
        Assert.Equal("rows", await File.ReadAllTextAsync(fetched.Path, Token));
        Assert.Equal(4, fetched.Bytes);
    }

    [Fact]
    public async Task PutFile_WhereTheKeyIsTaken_LeavesWhatIsThere()
    {
        var file = _folder.PathOf("rows");
        await File.WriteAllTextAsync(file, "second", Token);
        await PutAsync("a/b", "first");
        Assert.False(await Store.PutFileIfAbsentAsync("a/b", file, Token));
        Assert.Equal("first", await File.ReadAllTextAsync((await Store.FetchAsync("a/b", Token))!.Path, Token));
    }

    [Fact]
    public async Task ReplaceIfUnchanged_BySixteenCountersAtOnce_LosesNoUpdate()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(CountAsync, Token)));
        Assert.Equal("16", await ReadAsync("count"));

        async Task CountAsync()
        {
            while (true)
            {
                var read = await Store.ReadAsync("count", Token);
                var next = (read is null ? 0 : int.Parse(Encoding.UTF8.GetString(read.Content.Span), System.Globalization.CultureInfo.InvariantCulture)) + 1;
                // A hundred blanks tell writers apart: a store may take equal bytes for its own.
                if (await Store.ReplaceIfUnchangedAsync("count", read?.Version, Encoding.UTF8.GetBytes($"{next}{new string(' ', Random.Shared.Next(1, 100_000))}"), Token))
                {
                    return;
                }
            }
        }
    }

    [Fact]
    public async Task ReplaceIfUnchanged_OfAnObjectThatIsGone_IsRefused()
    {
        await PutAsync("a", "one");
        var read = await Store.ReadAsync("a", Token);
        await Store.DeleteAsync("a", Token);
        Assert.False(await Store.ReplaceIfUnchangedAsync("a", read!.Version, Encoding.UTF8.GetBytes("two"), Token));
        Assert.Null(await Store.ReadAsync("a", Token));
    }

    [Fact]
    public async Task ReplaceIfUnchanged_OfAbsentOrChangedObject_WritesNothing()
    {
        Assert.False(await Store.ReplaceIfUnchangedAsync("head", new ObjectVersion("other"), new byte[] { 1 }, Token));
        Assert.Null(await Store.ReadAsync("head", Token));
        await PutAsync("head", "one");
        Assert.False(await Store.ReplaceIfUnchangedAsync("head", null, new byte[] { 1 }, Token));
        Assert.Equal("one", await ReadAsync("head"));
    }

    [Theory]
    [InlineData("", "a-file,a/b/deep,a/c,b/a")]
    [InlineData("a/", "a/b/deep,a/c")]
    [InlineData("a", "a-file,a/b/deep,a/c")]
    [InlineData("a/b", "a/b/deep")]
    [InlineData("c/", "")]
    public async Task List_OfPrefix_IsInOrdinalOrder(string prefix, string expected)
    {
        foreach (var key in new[] { "b/a", "a/c", "a/b/deep", "a-file" })
        {
            await PutAsync(key, key);
        }

        Assert.Equal(expected, string.Join(',', await KeysAsync(prefix)));
    }

    [Fact]
    public async Task List_OverManyKeys_IsInOrdinalOrder()
    {
        var keys = Enumerable.Range(0, 1_203).Select(number => $"p/{number:X}").ToList();
        await Parallel.ForEachAsync(keys, Token, async (key, _) => await PutAsync(key, "x"));
        await PutAsync("q/1", "x");
        Assert.Equal(keys.Order(StringComparer.Ordinal), await KeysAsync("p/"));
        Assert.Equal(17, (await KeysAsync("p/4A")).Count);
        Assert.Empty(await KeysAsync("r/"));
    }

    [Fact]
    public async Task AnyRead_OfAKeyThatIsAbsent_GivesNull()
    {
        Assert.Null(await Store.ReadAsync("a", Token));
        Assert.Null(await Store.OpenAsync("a", Token));
        Assert.Null(await Store.FetchAsync("a", Token));
        Assert.Null(await Store.FindLengthAsync("a", Token));
        await Store.DeleteAsync("a", Token);
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("/a")]
    [InlineData("a/../../b")]
    public async Task AnyCall_OfAKeyThatLeavesTheStore_IsRefused(string key)
    {
        Assert.Equal("FS1002", (await Assert.ThrowsAsync<FleetException>(() => Store.FetchAsync(key, Token))).Code);
        Assert.Equal("FS1002", (await Assert.ThrowsAsync<FleetException>(() => Store.ReadAsync(key, Token))).Code);
        Assert.Equal("FS1002", (await Assert.ThrowsAsync<FleetException>(() => PutAsync(key, "x"))).Code);
    }

    private async Task<bool> PutAsync(string key, string content)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return await Store.PutIfAbsentAsync(key, bytes, Token);
    }

    private async Task<string> ReadAsync(string key) => Encoding.UTF8.GetString((await Store.ReadAsync(key, Token))!.Content.Span).TrimEnd();

    private async Task<List<string>> KeysAsync(string prefix)
    {
        var keys = new List<string>();
        await foreach (var key in Store.ListAsync(prefix, Token))
        {
            keys.Add(key);
        }

        return keys;
    }

    // Nobody can ask for its length, and it comes in pieces.
    private sealed class OneWay(byte[] bytes, int breaksAt = int.MaxValue) : ReadOnlyStream
    {
        private int _position;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_position >= breaksAt)
            {
                throw new InvalidDataException("The source broke off.");
            }

            var length = Math.Min(Math.Min(buffer.Length, 70_001), bytes.Length - _position);
            bytes.AsSpan(_position, length).CopyTo(buffer.Span);
            _position += length;
            return ValueTask.FromResult(length);
        }
    }
}
