using FleetSpark.Lake.Stores;

namespace FleetSpark.LandingTests.Tags;

/// <summary>A store in which another call has always replaced the state first.</summary>
internal sealed class Stubborn(IObjectStore store) : IObjectStore
{
    public Task<bool> PutIfAbsentAsync(string key, Stream content, CancellationToken cancellationToken) => store.PutIfAbsentAsync(key, content, cancellationToken);

    public Task<bool> ReplaceIfUnchangedAsync(string key, ObjectVersion? expected, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<VersionedObject?> ReadAsync(string key, CancellationToken cancellationToken) => store.ReadAsync(key, cancellationToken);

    public Task<bool> PutFileIfAbsentAsync(string key, string path, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long?> FindLengthAsync(string key, CancellationToken cancellationToken) => store.FindLengthAsync(key, cancellationToken);

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();
}
