using FleetSpark.Core;
using FleetSpark.Lake.Manifests;

namespace FleetSpark.Jobs.Publishing;

/// <summary>
/// Makes all that a run made visible at once, by one conditional replace of the head. A loser reads the head again: what others
/// changed elsewhere it takes over, an equal partition of theirs it adopts, a different one stops it.
/// </summary>
internal sealed class Publisher(JobContext context)
{
    /// <summary>Publishes.</summary>
    /// <param name="change">What the run made.</param>
    /// <param name="start">The state that it started from, with what it made put in.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="FleetException">FS4301: another run published the same partition from other inputs.</exception>
    public async Task PublishAsync(RunChange change, LakeState start, CancellationToken cancellationToken)
    {
        var manifests = context.Lake.Manifests;
        var (head, version) = (start.Head, start.Version);
        for (var attempt = 0; ; attempt++)
        {
            var next = await ApplyAsync(change, start.Head, head, cancellationToken);
            var runId = attempt == 0 ? change.RunId : $"{change.RunId}-{attempt}"; // what a head was about to become is never replaced
            if (await manifests.ReplaceHeadAsync(next with { RunId = runId }, version, cancellationToken))
            {
                return;
            }

            (head, version) = await manifests.ReadHeadAsync(cancellationToken);
        }
    }

    private async Task<Head> ApplyAsync(RunChange change, Head start, Head current, CancellationToken cancellationToken)
    {
        var manifests = context.Lake.Manifests;
        var tables = new SortedDictionary<string, string>(current.Tables.ToDictionary(), StringComparer.Ordinal);
        foreach (var name in change.Tables.Keys.Union(change.Proven.Select(proven => proven.Table), StringComparer.Ordinal))
        {
            var before = await manifests.ReadTableAsync(start, name, cancellationToken);
            var now = new PartitionMap((await manifests.ReadTableAsync(current, name, cancellationToken)).Partitions);
            foreach (var (_, proven) in change.Proven.Where(proven => proven.Table == name && now.Find(proven.Partition.Day)?.Fingerprint == proven.Partition.Fingerprint))
            {
                now.Set(now.Find(proven.Day)! with { InputVersions = proven.InputVersions });
            }

            foreach (var (day, made) in change.Tables.GetValueOrDefault(name, []))
            {
                var theirs = now.Find(day);
                if (theirs?.Fingerprint != before.Find(day)?.Fingerprint && theirs?.Fingerprint != made?.Fingerprint)
                {
                    throw JobErrors.LostRace($"{name} {day}");
                }

                if (made is null)
                {
                    now.Remove(day);
                }
                else if (theirs?.Fingerprint != made.Fingerprint || change.IsForced)
                {
                    now.Set(made);
                }
            }

            tables[name] = await manifests.WriteAsync(name, new TableManifest { Partitions = [.. now.All] }, cancellationToken);
        }

        var sources = new SortedDictionary<string, string>(current.Sources.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, manifest) in change.Sources)
        {
            // Increments of another run would have to be put together with ours, and every partition of either seen anew.
            if (current.Sources.GetValueOrDefault(name) is { } theirs && theirs != start.Sources.GetValueOrDefault(name)
                && theirs != ContentHash.OfBytes(LakeJson.ToBytes(manifest)))
            {
                throw JobErrors.LostRace($"staged records of {name}");
            }

            sources[name] = await manifests.WriteAsync(name, manifest, cancellationToken);
        }

        return new Head { RunId = change.RunId, Tables = tables, Sources = sources };
    }
}

/// <summary>What a run made, to be published.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Sources">The new manifests of sources that staged something.</param>
/// <param name="Tables">The partitions made by table and day; null for one that is taken out.</param>
/// <param name="IsForced">Whether equal partitions are replaced too.</param>
internal sealed record RunChange(
    string RunId,
    IReadOnlyDictionary<string, SourceManifest> Sources,
    IReadOnlyDictionary<string, IReadOnlyList<(Day? Day, PartitionEntry? Partition)>> Tables,
    bool IsForced)
{
    /// <summary>The partitions that stay as they are and are now known to be current for other versions of their inputs.</summary>
    public IReadOnlyList<(string Table, PartitionEntry Partition)> Proven { get; init; } = [];

    /// <summary>Whether there is anything to publish.</summary>
    public bool IsEmpty => Sources.Count == 0 && Tables.Count == 0 && Proven.Count == 0;
}
