using System.Collections.Concurrent;

namespace FleetSpark.Lake.Stores;

/// <summary>Fetches many objects.</summary>
public static class FetchExtensions
{
    // A store elsewhere answers late and many at once.
    private const int SideBySide = 16;

    /// <summary>Each object's file by its key, null where it is absent; they are fetched side by side.</summary>
    /// <exception cref="Core.FleetException">FS1010: this user may not read one.</exception>
    public static async Task<IReadOnlyDictionary<string, FetchedFile?>> FetchAllAsync(this ILakeStore store, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var files = new ConcurrentDictionary<string, FetchedFile?>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            keys,
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (key, token) => files[key] = await store.FetchAsync(key, token));
        return files;
    }
}
