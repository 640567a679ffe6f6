using System.Runtime.CompilerServices;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Testing;

/// <summary>A store that tells a test of each call, before and after it is made; the test may make it fail there.</summary>
/// <param name="store">Where the calls are made.</param>
/// <param name="hook">What the test does.</param>
public sealed class HookedStore(IObjectStore store, Func<StoreCall, Task> hook) : IObjectStore
{
    /// <inheritdoc />
    public Task<bool> PutIfAbsentAsync(string key, Stream content, CancellationToken cancellationToken) =>
        CallAsync(key, () => store.PutIfAbsentAsync(key, content, cancellationToken));

    /// <inheritdoc />
    public Task<bool> PutFileIfAbsentAsync(string key, string path, CancellationToken cancellationToken) =>
        CallAsync(key, () => store.PutFileIfAbsentAsync(key, path, cancellationToken));

    /// <inheritdoc />
    public Task<bool> ReplaceIfUnchangedAsync(string key, ObjectVersion? expected, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        CallAsync(key, () => store.ReplaceIfUnchangedAsync(key, expected, content, cancellationToken));

    /// <inheritdoc />
    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await hook(new StoreCall(nameof(ListAsync), prefix, IsDone: false));
        await foreach (var key in store.ListAsync(prefix, cancellationToken))
        {
            yield return key;
        }

        await hook(new StoreCall(nameof(ListAsync), prefix, IsDone: true));
    }

    /// <inheritdoc />
    public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken) => CallAsync(key, () => store.OpenAsync(key, cancellationToken));

    /// <inheritdoc />
    public Task<VersionedObject?> ReadAsync(string key, CancellationToken cancellationToken) => CallAsync(key, () => store.ReadAsync(key, cancellationToken));

    /// <inheritdoc />
    public Task<long?> FindLengthAsync(string key, CancellationToken cancellationToken) => CallAsync(key, () => store.FindLengthAsync(key, cancellationToken));

    /// <inheritdoc />
    public Task DeleteAsync(string key, CancellationToken cancellationToken) => CallAsync(
        key,
        async () =>
        {
            await store.DeleteAsync(key, cancellationToken);
            return true;
        });

    private async Task<T> CallAsync<T>(string key, Func<Task<T>> call, [CallerMemberName] string operation = "")
    {
        await hook(new StoreCall(operation, key, IsDone: false));
        var answer = await call();
        await hook(new StoreCall(operation, key, IsDone: true));
        return answer;
    }
}

/// <summary>A call of a store.</summary>
/// <param name="Operation">The method's name.</param>
/// <param name="Key">The key, or the prefix of a listing.</param>
/// <param name="IsDone">Whether it was made, and its answer is not given yet.</param>
public sealed record StoreCall(string Operation, string Key, bool IsDone)
{
    /// <summary>Whether it writes an object.</summary>
    public bool IsWrite => Operation is nameof(IObjectStore.PutIfAbsentAsync) or nameof(IObjectStore.PutFileIfAbsentAsync) or nameof(IObjectStore.ReplaceIfUnchangedAsync);
}
