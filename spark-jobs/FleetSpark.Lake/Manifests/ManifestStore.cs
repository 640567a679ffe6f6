using FleetSpark.Core;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Lake.Manifests;

/// <summary>Reads and writes heads and manifests under the curated root.</summary>
public sealed class ManifestStore(IObjectStore curated)
{
    /// <summary>The key of the head.</summary>
    internal const string HeadKey = "head.json";

    private const string PastHeads = "_heads/";
    private const string Reports = "_runs/";
    private const string Usages = "_usage/";

    /// <summary>Reads what is current; an empty head with no version where nothing was published yet.</summary>
    /// <exception cref="FleetException">FS1004: it is not what it must be, or is gone though something was published.</exception>
    public async Task<(Head Head, ObjectVersion? Version)> ReadHeadAsync(CancellationToken cancellationToken)
    {
        var read = await curated.ReadAsync(HeadKey, cancellationToken);
        if (read is null && await HasAnyAsync(PastHeads, cancellationToken))
        {
            // The first publish puts a head before it writes down what it is about to become: unless it did so just now, the head was lost.
            read = await curated.ReadAsync(HeadKey, cancellationToken) ?? throw LakeErrors.LostHead(HeadKey, PastHeads);
        }

        if (read is not { } found)
        {
            return (Head.Empty, null);
        }

        var head = LakeJson.Read<Head>(found.Content, HeadKey);
        return head.RunId.Length > 0 && !head.Tables.Values.Concat(head.Sources.Values).Contains(null)
            ? (head, found.Version)
            : throw LakeErrors.BrokenObject(HeadKey, null);
    }

    /// <summary>Replaces the head if it still is the version read; false where somebody else published meanwhile.</summary>
    public async Task<bool> ReplaceHeadAsync(Head head, ObjectVersion? expected, CancellationToken cancellationToken)
    {
        if (expected is null)
        {
            var first = LakeJson.ToBytes(Head.First);
            await PutAsync(HeadKey, first, cancellationToken);
            if (await curated.ReadAsync(HeadKey, cancellationToken) is not { } begun || !begun.Content.Span.SequenceEqual(first))
            {
                return false;
            }

            expected = begun.Version;
        }

        var bytes = LakeJson.ToBytes(head);
        await PutAsync($"{PastHeads}{head.RunId}.json", bytes, cancellationToken);
        return await curated.ReplaceIfUnchangedAsync(HeadKey, expected, bytes, cancellationToken);
    }

    /// <summary>The manifest of a table in a head; an empty one where it has none.</summary>
    public Task<TableManifest> ReadTableAsync(Head head, string table, CancellationToken cancellationToken) =>
        ReadAsync<TableManifest>(head.Tables, table, cancellationToken);

    /// <summary>The manifest of a source in a head; an empty one where it has none.</summary>
    public Task<SourceManifest> ReadSourceAsync(Head head, string source, CancellationToken cancellationToken) =>
        ReadAsync<SourceManifest>(head.Sources, source, cancellationToken);

    /// <summary>Writes a manifest of a table or a source.</summary>
    /// <returns>Its hash, for the head.</returns>
    public async Task<string> WriteAsync(string name, object manifest, CancellationToken cancellationToken)
    {
        var bytes = LakeJson.ToBytes(manifest);
        var hash = ContentHash.OfBytes(bytes);
        await PutAsync(KeyOf(name, hash), bytes, cancellationToken);
        return hash;
    }

    /// <summary>Writes the report of a run.</summary>
    public Task WriteReportAsync(string runId, object report, CancellationToken cancellationToken) =>
        PutAsync($"{Reports}{runId}.json", LakeJson.ToBytes(report), cancellationToken);

    /// <summary>The reports of all runs, oldest first, and the keys of those that cannot be read: nothing else depends on a report.</summary>
    public Task<(IReadOnlyList<T> Reports, IReadOnlyList<string> Broken)> ReadReportsAsync<T>(CancellationToken cancellationToken) => ReadAllAsync<T>(Reports, cancellationToken);

    /// <summary>Writes what a run took, which is known after its report was written.</summary>
    public Task WriteUsageAsync(string runId, object usage, CancellationToken cancellationToken) =>
        PutAsync($"{Usages}{runId}.json", LakeJson.ToBytes(usage), cancellationToken);

    /// <summary>What runs took, of those of which it was found out, and the keys of what cannot be read: nothing else depends on it.</summary>
    public Task<(IReadOnlyList<T> Usages, IReadOnlyList<string> Broken)> ReadUsagesAsync<T>(CancellationToken cancellationToken) => ReadAllAsync<T>(Usages, cancellationToken);

    private async Task<(IReadOnlyList<T> Found, IReadOnlyList<string> Broken)> ReadAllAsync<T>(string prefix, CancellationToken cancellationToken)
    {
        var reports = new List<T>();
        var broken = new List<string>();
        await foreach (var key in curated.ListAsync(prefix, cancellationToken))
        {
            if (await curated.ReadAsync(key, cancellationToken) is not { } report)
            {
                continue;
            }

            try
            {
                reports.Add(LakeJson.Read<T>(report.Content, key));
            }
            catch (FleetException)
            {
                broken.Add(key);
            }
        }

        return (reports, broken);
    }

    /// <summary>The key of a manifest.</summary>
    internal static string KeyOf(string name, string hash) => $"_manifests/{name}/{hash}.json";

    private async Task<T> ReadAsync<T>(IReadOnlyDictionary<string, string> hashes, string name, CancellationToken cancellationToken)
        where T : new()
    {
        if (!hashes.TryGetValue(name, out var hash))
        {
            return new T();
        }

        var key = KeyOf(name, hash);
        var found = await curated.ReadAsync(key, cancellationToken) ?? throw LakeErrors.MissingObject(key);
        return ContentHash.OfBytes(found.Content.Span) == hash ? LakeJson.Read<T>(found.Content, key) : throw LakeErrors.BrokenObject(key, null);
    }

    private async Task<bool> HasAnyAsync(string prefix, CancellationToken cancellationToken)
    {
        await foreach (var _ in curated.ListAsync(prefix, cancellationToken))
        {
            return true;
        }

        return false;
    }

    private async Task PutAsync(string key, byte[] bytes, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(bytes, writable: false);
        await curated.PutIfAbsentAsync(key, content, cancellationToken);
    }
}
