using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Staging;

/// <summary>
/// Stages what is new: finds the raw objects that no increment of the current staging covers, and makes increments of them. An
/// increment is named by what decides about it and put if absent, so a plan may make one that only a later run publishes.
/// </summary>
internal sealed class Stager(JobContext context)
{
    /// <summary>How many records an increment has at most, unless one object alone has more.</summary>
    private const int RecordsPerIncrement = 1_000_000;

    /// <summary>Stages every source and puts the result into <paramref name="state"/>.</summary>
    /// <param name="state">The state of the lake.</param>
    /// <param name="isMended">Whether published increments whose files are missing are made again, where their raw objects are still there.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What was staged now, by source; sources with nothing new are left out.</returns>
    public async Task<IReadOnlyList<StagedSource>> StageAsync(LakeState state, bool isMended, CancellationToken cancellationToken)
    {
        var staged = new List<StagedSource>();
        foreach (var source in context.Catalog.Sources)
        {
            if (await StageSourceAsync(source, state, isMended, cancellationToken) is { } some)
            {
                staged.Add(some);
            }
        }

        return staged;
    }

    private async Task<StagedSource?> StageSourceAsync(SourceDefinition source, LakeState state, bool isMended, CancellationToken cancellationToken)
    {
        var raw = await ListRawAsync(source, cancellationToken);
        var published = state.Source(source.Name);
        if (raw.Count == 0 && published.Increments.Count == 0)
        {
            return null;
        }

        var fingerprint = ContentHash.Of(source.Fingerprint, StagingSql.Deciding(source), await context.Settings.FingerprintAsync(source.Settings, cancellationToken));
        // What is staged stays, even where its raw object was archived since; only another staging needs the object again.
        var kept = published.Increments.Where(increment => increment.StageFingerprint == fingerprint).ToList();
        if (published.Increments.Except(kept).SelectMany(increment => increment.Objects).FirstOrDefault(o => !raw.ContainsKey(o.Key)) is { } missing)
        {
            throw JobErrors.MissingRawObject(source.Name, missing.Key);
        }

        foreach (var damaged in isMended ? await DamagedAsync(source, kept, raw, cancellationToken) : [])
        {
            await StagedFiles.ForgetAsync(context.Lake, source, damaged, cancellationToken);
            kept.Remove(damaged);
        }

        var covered = kept.SelectMany(increment => increment.Objects).Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        var groups = InGroups(raw.Values.Where(key => !covered.Contains(key.ToString()))).ToList();
        if (groups.Count == 0 && kept.Count == published.Increments.Count)
        {
            return null;
        }

        var maker = new IncrementMaker(context, source, fingerprint);
        var made = new List<Increment>();
        foreach (var group in groups)
        {
            context.Progress?.Report($"stage {source.Name} {group[0].LandedDate}: {group.Count} objects, {group.Sum(key => key.Records)} records");
            made.Add(await MakeAsync(maker, source, group, cancellationToken));
        }

        var increments = kept.Concat(made).OrderBy(i => i.LandedDate).ThenBy(i => i.Name, StringComparer.Ordinal).ToList();
        var related = await EngineWork.OnAsync($"keys of {source.Name}", () => new RelatedDaysFinder(context, source).FindAsync(increments, cancellationToken));
        state.SetSource(source.Name, new SourceManifest { Increments = increments, RelatedDays = related });
        return StagedSource.Of(source.Name, made.SelectMany(increment => increment.Objects).ToList());
    }

    private async Task<List<Increment>> DamagedAsync(SourceDefinition source, List<Increment> kept, SortedDictionary<string, RawKey> raw, CancellationToken cancellationToken)
    {
        var damaged = new List<Increment>();
        foreach (var increment in kept.Where(increment => increment.Objects.All(o => raw.ContainsKey(o.Key))))
        {
            if (!await StagedFiles.AreThereAsync(context.Lake, source, increment, cancellationToken))
            {
                damaged.Add(increment);
            }
        }

        return damaged;
    }

    // What a plan made, or a run that published nothing, may have lost its files since.
    private async Task<Increment> MakeAsync(IncrementMaker maker, SourceDefinition source, List<RawKey> group, CancellationToken cancellationToken)
    {
        var where = $"staging of {source.Name} {group[0].LandedDate}";
        var increment = await EngineWork.OnAsync(where, () => maker.MakeAsync(group, cancellationToken));
        if (await StagedFiles.AreThereAsync(context.Lake, source, increment, cancellationToken))
        {
            return increment;
        }

        await StagedFiles.ForgetAsync(context.Lake, source, increment, cancellationToken);
        return await EngineWork.OnAsync(where, () => maker.MakeAsync(group, cancellationToken));
    }

    private async Task<SortedDictionary<string, RawKey>> ListRawAsync(SourceDefinition source, CancellationToken cancellationToken)
    {
        var raw = new SortedDictionary<string, RawKey>(StringComparer.Ordinal);
        await foreach (var key in RawKey.ListAsync(context.Lake.Raw(source.Name, source.IsRestricted), cancellationToken))
        {
            raw.Add(key.ToString(), key);
        }

        return raw;
    }

    // By landed day, refused apart (other lines), at most so many records.
    private static IEnumerable<List<RawKey>> InGroups(IEnumerable<RawKey> keys)
    {
        foreach (var day in keys.GroupBy(key => (key.LandedDate, key.IsRefused)).OrderBy(group => group.Key))
        {
            var group = new List<RawKey>();
            var records = 0;
            foreach (var key in day)
            {
                if (records > 0 && records + key.Records > RecordsPerIncrement)
                {
                    yield return group;
                    group = [];
                    records = 0;
                }

                group.Add(key);
                records += key.Records;
            }

            yield return group;
        }
    }
}

/// <summary>What a run staged of one source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Objects">Raw objects.</param>
/// <param name="Ok">Good records.</param>
/// <param name="Rejected">Records rejected with a reason.</param>
/// <param name="Refused">What landing refused as no record.</param>
public sealed record StagedSource(string Source, int Objects, long Ok, long Rejected, long Refused)
{
    internal static StagedSource Of(string source, IReadOnlyList<StagedObject> objects) => new(
        source, objects.Count, objects.Sum(o => o.OkByDay.Sum(day => day.Records)), objects.Sum(o => o.Rejected), objects.Sum(o => o.Refused));
}
