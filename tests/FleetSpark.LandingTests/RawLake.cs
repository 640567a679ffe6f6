using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing;
using FleetSpark.Tables;

namespace FleetSpark.LandingTests;

/// <summary>A raw store and an inbox in a folder of their own, removed at the end.</summary>
internal sealed class RawLake : IDisposable
{
    public static readonly DateTimeOffset Sent = new(2026, 3, 29, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    /// <summary>A store in the folder, or another one.</summary>
    public RawLake(IObjectStore? store = null) => Store = store ?? new FolderObjectStore(PathOf("raw"));

    public IObjectStore Store { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string PathOf(string name) => _folder.PathOf(name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        return path;
    }

    public static byte[] Gzip(byte[] bytes) => Gzipped.Bytes(bytes);

    public static byte[] Gzip(string text) => Gzipped.Bytes(text);

    public Task<LandingReport> LandAsync(SourceDefinition source, LandingOptions options, params string[] files) =>
        new FileLander(source, Store, options, new FixedClock()).LandAsync(files, progress: null, Cancellation);

    public async Task<FileReport> LandOneAsync(SourceDefinition source, string file, string? map = null, DateTimeOffset? sentAt = null) =>
        Assert.Single((await LandAsync(source, new LandingOptions { Map = map, SentAt = sentAt ?? Sent }, file)).Files);

    /// <summary>The keys of all raw objects, ledger and cursors left out.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync()
    {
        var keys = new List<string>();
        await foreach (var key in Store.ListAsync(string.Empty, Cancellation))
        {
            if (!key.StartsWith("_ledger/", StringComparison.Ordinal) && !key.StartsWith("_cursors/", StringComparison.Ordinal))
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    /// <summary>The lines of all record objects, in order of their keys.</summary>
    public Task<IReadOnlyList<string>> RecordsAsync() => LinesAsync(isRefused: false);

    /// <summary>The lines of all refused objects.</summary>
    public async Task<IReadOnlyList<Refused>> RefusedAsync() => [.. (await LinesAsync(isRefused: true)).Select(Refused.Parse)];

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<string>> LinesAsync(bool isRefused)
    {
        var lines = new List<string>();
        foreach (var key in await KeysAsync())
        {
            Assert.True(RawKey.TryParse(key, out var rawKey), key);
            if (rawKey.IsRefused == isRefused)
            {
                var bytes = await UnpackAsync(key);
                Assert.Equal(rawKey.Hash, ContentHash.OfBytes(bytes));
                var found = Encoding.UTF8.GetString(bytes).Split('\n');
                Assert.Empty(found[^1]); // each line is ended
                Assert.Equal(rawKey.Records, found.Length - 1);
                lines.AddRange(found[..^1]);
            }
        }

        return lines;
    }

    private async Task<byte[]> UnpackAsync(string key)
    {
        await using var packed = await Store.OpenAsync(key, Cancellation);
        await using var gzip = new GZipStream(packed!, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await gzip.CopyToAsync(bytes, Cancellation);
        return bytes.ToArray();
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Sent.AddHours(1);
    }
}

/// <summary>A line of a refused object.</summary>
internal sealed record Refused(string Reason, string SourceName, byte[] Bytes, string? Text, long ByteCount, string Sha256)
{
    public static Refused Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return new Refused(
            root.GetProperty("reason_code").GetString()!,
            root.GetProperty("source_name").GetString()!,
            root.GetProperty("bytes").GetBytesFromBase64(),
            root.TryGetProperty("text", out var text) ? text.GetString() : null,
            root.GetProperty("byte_count").GetInt64(),
            root.GetProperty("sha256").GetString()!);
    }
}
