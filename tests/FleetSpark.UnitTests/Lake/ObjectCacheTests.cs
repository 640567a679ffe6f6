using FleetSpark.Lake.Stores;
using FleetSpark.Testing;

namespace FleetSpark.UnitTests.Lake;

/// <summary>Copies of objects are fetched once, shared, and thrown away by a limit without harm to who uses them.</summary>
public sealed class ObjectCacheTests : IDisposable
{
    private const int FileBytes = 1000;

    private readonly TemporaryFolder _folder = new();
    private readonly StepClock _clock = new();
    private int _fetches;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Give_ToSeveralPrograms_FetchesOnce()
    {
        Assert.True(await GiveAsync(Cache(limitBytes: 1 << 20), "a", "one"));
        Assert.True(await GiveAsync(Cache(limitBytes: 1 << 20), "a", "two"));
        Assert.Equal(1, _fetches);
        Assert.Equal(await File.ReadAllBytesAsync(_folder.PathOf("one"), Token), await File.ReadAllBytesAsync(_folder.PathOf("two"), Token));
    }

    [Fact]
    public async Task Give_OverTheLimit_ThrowsAwayWhatWasUsedLongestAgo()
    {
        var cache = Cache(limitBytes: 3 * FileBytes);
        foreach (var name in new[] { "a", "b" })
        {
            await GiveAsync(cache, name, name);
        }

        await GiveAsync(cache, "a", "a-again"); // used after b
        await GiveAsync(cache, "c", "c");
        Assert.True(Kept().Sum(file => file.Length) < 3 * FileBytes);
        Assert.All((string[])["a", "b", "c"], name => Assert.Equal(FileBytes, new FileInfo(_folder.PathOf(name)).Length)); // who has one keeps it
        await GiveAsync(Cache(limitBytes: 3 * FileBytes), "a", "a-later");
        Assert.Equal(3, _fetches);
        await GiveAsync(Cache(limitBytes: 3 * FileBytes), "b", "b-later");
        Assert.Equal(4, _fetches);
    }

    [Fact]
    public async Task Give_WithALimitOfNothing_KeepsNothing()
    {
        await GiveAsync(Cache(limitBytes: 0), "a", "one");
        Assert.Empty(Kept());
        Assert.Equal(FileBytes, new FileInfo(_folder.PathOf("one")).Length);
    }

    [Fact]
    public async Task Give_OfWhatIsAbsentOrBreaksOff_LeavesNothing()
    {
        var cache = Cache(limitBytes: 1 << 20);
        Assert.False(await cache.GiveAsync("a", _folder.PathOf("a"), _ => Task.FromResult(false), Token));
        await Assert.ThrowsAsync<InvalidDataException>(() => cache.GiveAsync("a", _folder.PathOf("a"), _ => throw new InvalidDataException(), Token));
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
        Assert.True(await GiveAsync(cache, "a", "a"));
    }

    private ObjectCache Cache(long limitBytes) => new(_folder.PathOf("objects"), limitBytes, _clock);

    private FileInfo[] Kept() => new DirectoryInfo(_folder.PathOf("objects")).GetFiles("*", SearchOption.AllDirectories);

    private Task<bool> GiveAsync(ObjectCache cache, string name, string path) => cache.GiveAsync(
        name,
        _folder.PathOf(path),
        async file =>
        {
            _fetches++;
            await file.WriteAsync(new byte[FileBytes], Token);
            return true;
        },
        Token);

    // A second later at each look.
    private sealed class StepClock : TimeProvider
    {
        private long _seconds = 1_700_000_000;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(_seconds++);
    }
}
