using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Lake;
using FleetSpark.Lake.Manifests;
using FleetSpark.Lake.Stores;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Staging;

/// <summary>Makes one increment: reads raw objects once, judges each record once, writes the rows by event day.</summary>
internal sealed class IncrementMaker(JobContext context, SourceDefinition source, string stageFingerprint)
{
    public async Task<Increment> MakeAsync(IReadOnlyList<RawKey> keys, CancellationToken cancellationToken)
    {
        var name = ContentHash.Of(keys.Select(key => key.ToString()).Prepend(stageFingerprint));
        var store = context.Lake.StoreOf(source.IsRestricted);
        var folder = $"_staged/{source.Name}/{name}";
        var commit = $"{folder}/increment.json";
        if (await store.ReadAsync(commit, cancellationToken) is { } there)
        {
            return LakeJson.Read<Increment>(there.Content, commit);
        }

        var local = context.Engine.NewScratchPath(store);
        var engine = context.Engine.Engine;
        await DefineViewsAsync(engine, keys, cancellationToken);
        var files = await WriteAsync(engine, keys, local, cancellationToken);
        var objects = await CountAsync(engine, keys, files, cancellationToken);
        var written = await PutAsync(store, folder, files, cancellationToken);
        var increment = new Increment
        {
            Name = name,
            StageFingerprint = stageFingerprint,
            LandedDate = keys[0].LandedDate,
            Objects = objects,
            Accepted = [.. written.Where(file => file.Verdict == StagingSql.Ok).Select(file => file.Staged)],
            Quarantined = [.. written.Where(file => file.Verdict != StagingSql.Ok).Select(file => file.Staged)],
        };
        using var bytes = new MemoryStream(LakeJson.ToBytes(increment), writable: false);
        if (await store.PutIfAbsentAsync(commit, bytes, cancellationToken))
        {
            return increment;
        }

        // Another run was faster: its files are the increment's, ours are nobody's. Or the answer to our own put was lost and it was made again.
        var first = await store.ReadAsync(commit, cancellationToken) ?? throw LakeErrors.MissingObject(commit);
        var made = LakeJson.Read<Increment>(first.Content, commit);
        foreach (var key in written.Select(file => file.Staged.File.Key).Except(made.Accepted.Concat(made.Quarantined).Select(file => file.File.Key), StringComparer.Ordinal))
        {
            await store.DeleteAsync(key, cancellationToken);
        }

        return made;
    }

    private async Task<IReadOnlyList<PartitionFile>> WriteAsync(IEngine engine, IReadOnlyList<RawKey> keys, string local, CancellationToken cancellationToken)
    {
        // Beside the engine, which leaves a core now and then.
        var check = Task.Run(() => RawObjectCheck.RefuseChangedAsync(context.Lake.Raw(source.Name, source.IsRestricted), source.Name, keys, cancellationToken), cancellationToken);
        try
        {
            return await engine.WriteFoldersAsync(StagingSql.Staged(source, keys[0].IsRefused), local, [StagingSql.EventDate, StagingSql.Verdict], cancellationToken);
        }
        finally
        {
            await check; // first of all: on a cut object an engine fails too, in words of its own, a record's text among them
        }
    }

    private async Task DefineViewsAsync(IEngine engine, IReadOnlyList<RawKey> keys, CancellationToken cancellationToken)
    {
        var fetched = await context.Lake.Raw(source.Name, source.IsRestricted).FetchAllAsync(keys.Select(key => key.ToString()), cancellationToken);
        var objects = keys
            .Select(key => new RawObject(fetched[key.ToString()]?.Path ?? throw JobErrors.ChangedRawObject(source.Name, key.ToString(), key.Records, 0), key.ToString(), key.SentAt))
            .ToList();

        if (keys[0].IsRefused)
        {
            await engine.DefineRawViewAsync(StagingSql.RefusedView, new RawView(StagingSql.RefusedFields, objects), cancellationToken);
            return;
        }

        await context.Settings.DefineViewAsync(engine, source.Settings, cancellationToken);
        var fields = source.Fields.Select(field => new RawField(field.Name, field.Path)).ToList();
        await engine.DefineRawViewAsync(StagingSql.FieldsView(source), new RawView(fields, objects), cancellationToken);
        await engine.DefineViewAsync(source.Name + "_raw", FieldSql.Typed(source, StagingSql.FieldsView(source)), cancellationToken);
    }

    // Counted from what was written, against what the objects' names say: an engine may read a cut object in silence.
    private async Task<IReadOnlyList<StagedObject>> CountAsync(
        IEngine engine, IReadOnlyList<RawKey> keys, IReadOnlyList<PartitionFile> files, CancellationToken cancellationToken)
    {
        const string view = "staged_now";
        await engine.DefineFileViewAsync(view, new FileView(StagingSql.CountColumns, [.. files.Select(file => file.Path)], [StagingSql.EventDate, StagingSql.Verdict]), cancellationToken);
        var counts = (await engine.QueryAsync($"SELECT _raw_object, {StagingSql.EventDate}, {StagingSql.Verdict}, CAST(COUNT(*) AS BIGINT) FROM {view} GROUP BY ALL", cancellationToken))
            .ToLookup(row => (string)row[0]!, row => (Day: new Day((DateOnly)row[1]!), Verdict: (string)row[2]!, Records: (long)row[3]!), StringComparer.Ordinal);
        var objects = new List<StagedObject>();
        foreach (var key in keys)
        {
            var found = counts[key.ToString()].ToList();
            var total = found.Sum(count => count.Records);
            if (total != key.Records)
            {
                throw JobErrors.ChangedRawObject(source.Name, key.ToString(), key.Records, total);
            }

            objects.Add(new StagedObject(
                key.ToString(),
                key.Records,
                found.Where(count => count.Verdict == StagingSql.Rejected).Sum(count => count.Records),
                found.Where(count => count.Verdict == StagingSql.Refused).Sum(count => count.Records),
                [.. found.Where(count => count.Verdict == StagingSql.Ok).OrderBy(count => count.Day).Select(count => new DayCount(count.Day, count.Records))]));
        }

        return objects;
    }

    private static async Task<List<(string Verdict, StagedFile Staged)>> PutAsync(
        ILakeStore store, string folder, IReadOnlyList<PartitionFile> files, CancellationToken cancellationToken)
    {
        var token = Guid.NewGuid().ToString("N")[..8]; // two runs that make the same increment at once do not meet
        var written = new List<(string, StagedFile)>();
        foreach (var (file, index) in files.Select((file, index) => (file, index)))
        {
            var (day, verdict) = (Day.Parse(file.Values[0]), file.Values[1]);
            var key = $"{folder}/{StagingSql.EventDate}={day}/{verdict}-{token}-{index}.parquet";
            await store.PutFileIfAbsentAsync(key, file.Path, cancellationToken);
            written.Add((verdict, new StagedFile(day, new DataFile(key, file.Rows, file.Bytes))));
        }

        return written;
    }
}
