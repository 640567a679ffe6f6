using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using FleetSpark.Core;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Testing;

/// <summary>A store in memory, where many short landings would wait for a disk.</summary>
public sealed class MemoryStore : IObjectStore
{
    private readonly ConcurrentDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>The keys of all objects, in ordinal order.</summary>
    public IReadOnlyList<string> Keys => [.. _objects.Keys.Order(StringComparer.Ordinal)];

    /// <inheritdoc />
    public async Task<bool> PutIfAbsentAsync(string key, Stream content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        return _objects.TryAdd(key, bytes.ToArray());
    }

    /// <inheritdoc />
    public Task<bool> ReplaceIfUnchangedAsync(string key, ObjectVersion? expected, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var isSame = Find(key)?.Version == expected;
            if (isSame)
            {
                _objects[key] = content.ToArray();
            }

            return Task.FromResult(isSame);
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var key in Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            yield return key;
        }

        await Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(_objects.TryGetValue(key, out var bytes) ? new MemoryStream(bytes, writable: false) : null);

    /// <inheritdoc />
    public Task<VersionedObject?> ReadAsync(string key, CancellationToken cancellationToken) => Task.FromResult(Find(key));

    /// <inheritdoc />
    public async Task<bool> PutFileIfAbsentAsync(string key, string path, CancellationToken cancellationToken) => _objects.TryAdd(key, await File.ReadAllBytesAsync(path, cancellationToken));

    /// <inheritdoc />
    public Task<long?> FindLengthAsync(string key, CancellationToken cancellationToken) => Task.FromResult(_objects.TryGetValue(key, out var bytes) ? (long?)bytes.Length : null);

    /// <inheritdoc />
    public Task DeleteAsync(string key, CancellationToken cancellationToken) => Task.FromResult(_objects.TryRemove(key, out _));

    private VersionedObject? Find(string key) => _objects.TryGetValue(key, out var bytes) ? new VersionedObject(bytes, new ObjectVersion(ContentHash.OfBytes(bytes))) : null;
}
