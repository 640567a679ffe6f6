using FleetSpark.Core;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Lake.Manifests;

/// <summary>Reads and writes heads and manifests under the curated root.</summary>
public sealed class ManifestStore(IObjectStore curated)
{
    private const string HeadKey = "head.json";

    /// <summary>Reads what is current; an empty head with no version where nothing was published yet.</summary>
    public async Task<(Head Head, ObjectVersion? Version)> ReadHeadAsync(CancellationToken cancellationToken) =>
        await curated.ReadAsync(HeadKey, cancellationToken) is { } found ? (LakeJson.Read<Head>(found.Content, HeadKey), found.Version) : (Head.Empty, null);

    /// <summary>Replaces the head if it still is the version read; false where somebody else published meanwhile.</summary>
    public async Task<bool> ReplaceHeadAsync(Head head, ObjectVersion? expected, CancellationToken cancellationToken)
    {
        var bytes = LakeJson.ToBytes(head);
        await PutAsync($"_heads/{head.RunId}.json", bytes, cancellationToken);
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
        PutAsync($"_runs/{runId}.json", LakeJson.ToBytes(report), cancellationToken);

    /// <summary>The reports of all runs, oldest first.</summary>
    public async Task<IReadOnlyList<T>> ReadReportsAsync<T>(CancellationToken cancellationToken)
    {
        var reports = new List<T>();
        await foreach (var key in curated.ListAsync("_runs/", cancellationToken))
        {
            if (await curated.ReadAsync(key, cancellationToken) is { } report)
            {
                reports.Add(LakeJson.Read<T>(report.Content, key));
            }
        }

        return reports;
    }

    private static string KeyOf(string name, string hash) => $"_manifests/{name}/{hash}.json";

    private async Task<T> ReadAsync<T>(IReadOnlyDictionary<string, string> hashes, string name, CancellationToken cancellationToken)
        where T : new()
    {
        if (!hashes.TryGetValue(name, out var hash))
        {
            return new T();
        }

        var key = KeyOf(name, hash);
        var found = await curated.ReadAsync(key, cancellationToken) ?? throw LakeErrors.MissingObject(key);
        return LakeJson.Read<T>(found.Content, key);
    }

    private async Task PutAsync(string key, byte[] bytes, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(bytes, writable: false);
        await curated.PutIfAbsentAsync(key, content, cancellationToken);
    }
}
