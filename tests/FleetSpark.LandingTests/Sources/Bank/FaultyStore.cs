using System.Collections.Concurrent;
using FleetSpark.Lake.Stores;

namespace FleetSpark.LandingTests.Bank;

/// <summary>A raw store in memory behind a plan of faults; what was put stays for the next one over the same objects.</summary>
internal sealed class FaultyStore(ConcurrentDictionary<string, byte[]> objects, FaultPlan plan) : IObjectStore
{
    public Task<bool> PutIfAbsentAsync(string key, Stream content, CancellationToken cancellationToken) => plan.PassAsync(
        "store Put",
        async () =>
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            return objects.TryAdd(key, bytes.ToArray());
        });

    public Task<bool> PutFileIfAbsentAsync(string key, string path, CancellationToken cancellationToken) =>
        plan.PassAsync("store PutFile", async () => objects.TryAdd(key, await File.ReadAllBytesAsync(path, cancellationToken)));

    public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken) =>
        plan.PassAsync<Stream?>("store Open", () => Task.FromResult<Stream?>(objects.TryGetValue(key, out var bytes) ? new MemoryStream(bytes) : null));

    public Task<VersionedObject?> ReadAsync(string key, CancellationToken cancellationToken) => plan.PassAsync(
        "store Read",
        () => Task.FromResult(objects.TryGetValue(key, out var bytes) ? new VersionedObject(bytes, new ObjectVersion("1")) : null));

    // Landing uses no more of a store than this.
    public Task<bool> ReplaceIfUnchangedAsync(string key, ObjectVersion? expected, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long?> FindLengthAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();
}
