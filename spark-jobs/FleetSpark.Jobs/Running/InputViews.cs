using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Jobs.Planning;
using FleetSpark.Jobs.Staging;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Running;

/// <summary>
/// Gives a table's query its inputs as views. A view that the query before already had is left as it is, so tables that are made one
/// after the other for one day read its records once.
/// </summary>
internal sealed class InputViews(JobContext context, LakeState state, TableFiles tableFiles, InputDays inputDays)
{
    /// <summary>One row for each day to be made and each UTC day that it touches: day, event_date, from_at, to_at.</summary>
    public const string RunDaysView = "run_days";

    private const string CopyNumber = "copy_no";
    private readonly Dictionary<string, string> _defined = new(StringComparer.Ordinal);

    private IEngine Engine => context.Engine.Engine;

    /// <summary>Defines the views for one partition of a table.</summary>
    public async Task DefineAsync(TableDefinition table, Day? day, CancellationToken cancellationToken)
    {
        if (table.Settings.Count > 0)
        {
            await OnceAsync(SettingValues.ViewName, string.Join(',', table.Settings), () => context.Settings.DefineViewAsync(Engine, table.Settings, cancellationToken));
        }

        if (day is { } d)
        {
            await OnceAsync(RunDaysView, $"{table.DayKind} {d}", () => DefineRunDaysAsync(table, d, cancellationToken));
        }

        foreach (var input in table.Inputs)
        {
            await (input.Kind switch
            {
                InputKind.Source => DefineSourceAsync(input, table, day, cancellationToken),
                InputKind.Rejected => DefineQuarantineAsync(input.Name, day, cancellationToken),
                InputKind.Reference => DefineReferenceAsync(input, cancellationToken),
                _ => DefineTableAsync(input, table, day, cancellationToken),
            });
        }
    }

    /// <summary>How many ok records of a day are other copies of a kept one; the source's view of that day must be defined.</summary>
    public async Task<long> CountDuplicatesAsync(string source, Day day, CancellationToken cancellationToken) => (long)(await Engine.QueryAsync(
        $"SELECT CAST(COUNT(*) AS BIGINT) FROM {source}_numbered WHERE {CopyNumber} > 1 AND event_date = DATE '{day}'", cancellationToken))[0][0]!;

    /// <summary>Defines <c>SOURCE_staged</c>, all ok records of some days with their copies, for checks.</summary>
    public Task DefineStagedAsync(string source, IReadOnlySet<Day>? days, CancellationToken cancellationToken) =>
        DefineStagedFilesAsync(context.Catalog.Source(source), days, cancellationToken);

    /// <summary>Says that views were defined anew by somebody else: those of a table's name and of its inputs.</summary>
    public void Forget(TableDefinition table)
    {
        foreach (var name in table.Inputs.Select(input => input.Name).Append(table.Name))
        {
            _defined.Remove(name);
        }
    }

    private async Task OnceAsync(string view, string meaning, Func<Task> define)
    {
        if (_defined.GetValueOrDefault(view) != meaning)
        {
            _defined.Remove(view);
            await define();
            _defined[view] = meaning;
        }
    }

    private Task DefineRunDaysAsync(TableDefinition table, Day day, CancellationToken cancellationToken)
    {
        var (fromAt, toAt) = context.Calendar.BoundsOf(table.DayKind, day);
        return Engine.DefineRowsAsync(
            RunDaysView,
            [new EngineColumn("day", "DATE"), new EngineColumn("event_date", "DATE"), new EngineColumn("from_at", "TIMESTAMP_LTZ"), new EngineColumn("to_at", "TIMESTAMP_LTZ")],
            [.. context.Calendar.UtcDaysOf(table.DayKind, day).Select(utcDay => (IReadOnlyList<object?>)[day.Date, utcDay.Date, fromAt, toAt])],
            cancellationToken);
    }

    private Task DefineReferenceAsync(InputDefinition input, CancellationToken cancellationToken) =>
        OnceAsync(input.Name, input.FileHash!, async () =>
            await Engine.DefineReferenceViewAsync(input.Name, await context.Lake.Curated.ShareAsync(input.File!, cancellationToken), ';', cancellationToken));

    private async Task DefineSourceAsync(InputDefinition input, TableDefinition table, Day? day, CancellationToken cancellationToken)
    {
        var source = context.Catalog.Source(input.Name);
        var days = day is { } d ? inputDays.Of(input, table, d).ToHashSet() : null;
        await OnceAsync(source.Name, days is null ? "all" : string.Join(',', days), async () =>
        {
            var related = days is null ? [] : state.Source(source.Name).RelatedDays.Where(r => days.Contains(r.Day)).Select(r => r.OtherDay);
            await DefineStagedFilesAsync(source, days is null ? null : days.Concat(related).ToHashSet(), cancellationToken);
            if (source.Key is not { } key)
            {
                await Engine.DefineViewAsync(source.Name, $"SELECT * FROM {source.Name}_staged", cancellationToken);
                return;
            }

            await Engine.MaterialiseAsync($"{source.Name}_numbered", Numbered(source, key), cancellationToken);
            // Records of other days are there only to be compared with; they are kept on their own day.
            var onDays = days is null ? string.Empty : $" AND event_date IN ({string.Join(", ", days.Select(x => $"DATE '{x}'"))})";
            var columns = string.Join(", ", source.Columns.Select(column => column.Name).Append(StagingSql.EventDate));
            await Engine.DefineViewAsync(source.Name, $"SELECT {columns} FROM {source.Name}_numbered WHERE {CopyNumber} = 1{onDays}", cancellationToken);
        });
    }

    // Of the records of one key the preferred one is first, then the smallest by the remaining columns in order: by content, never by arrival.
    private static string Numbered(SourceDefinition source, RecordKey key)
    {
        var rest = source.Columns.Select(column => column.Name).Except(key.Columns, StringComparer.Ordinal)
            .Where(column => !key.Prefer.Any(item => item.Split(' ')[0] == column));
        var columns = string.Join(", ", source.Columns.Select(column => column.Name).Append(StagingSql.EventDate));
        var numbered = $"""
            SELECT {columns},
                   ROW_NUMBER() OVER (PARTITION BY {string.Join(", ", key.Columns)} ORDER BY {string.Join(", ", [.. key.Prefer, .. rest])}) AS {CopyNumber}
            FROM {source.Name}_staged
            """;
        return source.Echo is { } echo ? WithoutEchoes(numbered, columns, key, echo) : numbered;
    }

    // An original counts by each of its versions, once: what a correction left behind is no reason to take its echo for a record of its own.
    // Of the marked only those that their key left are matched. The day is named beside the columns that tell it: no other day has a part in it.
    private static string WithoutEchoes(string numbered, string columns, RecordKey key, RecordEcho echo)
    {
        var group = string.Join(", ", echo.Columns.Prepend(StagingSql.EventDate));
        return $"""
            WITH numbered AS (
            {numbered}
            ),
            versions AS (
              SELECT {columns}, {CopyNumber},
                     ROW_NUMBER() OVER (PARTITION BY {group}, {echo.Mark} IS NULL, {string.Join(", ", key.Columns)} ORDER BY {CopyNumber}) AS version_no,
                     ROW_NUMBER() OVER (PARTITION BY {group}, {CopyNumber} = 1, {echo.Mark} IS NULL ORDER BY {string.Join(", ", echo.Order)}) AS echo_no
              FROM numbered
            ),
            matched AS (
              SELECT {columns}, {CopyNumber}, echo_no,
                     SUM(CASE WHEN {echo.Mark} IS NULL AND version_no = 1 THEN 1 ELSE 0 END) OVER (PARTITION BY {group}) AS original_count
              FROM versions
            )
            SELECT {columns},
                   CASE WHEN {CopyNumber} = 1 AND {echo.Mark} IS NOT NULL AND echo_no <= original_count
                             AND {string.Join(" AND ", echo.Columns.Select(column => $"{column} IS NOT NULL"))}
                        THEN 2 ELSE {CopyNumber} END AS {CopyNumber}
            FROM matched
            """;
    }

    private async Task DefineStagedFilesAsync(SourceDefinition source, IReadOnlySet<Day>? days, CancellationToken cancellationToken)
    {
        var files = state.Source(source.Name).Increments.SelectMany(increment => increment.Accepted).Where(file => days is null || days.Contains(file.EventDate));
        var locations = await StagedFiles.LocateAsync(context.Lake, source, files, cancellationToken);
        IReadOnlyList<EngineColumn> columns = [.. StagingSql.ColumnsOf(source), new EngineColumn(StagingSql.EventDate, "DATE")];
        await Engine.DefineFileViewAsync($"{source.Name}_staged", new FileView(columns, locations, [StagingSql.EventDate]), cancellationToken);
    }

    private async Task DefineTableAsync(InputDefinition input, TableDefinition table, Day? day, CancellationToken cancellationToken)
    {
        var other = context.Catalog.Table(input.Name);
        var partitions = state.Table(other.Name);
        if (other.IsDateless && day is { } d)
        {
            var version = partitions.Find(null)?.Fingerprint ?? "none";
            await OnceAsync(input.Name, $"{version} {string.Join(',', input.Columns)} {table.DayKind} {d}", async () =>
            {
                var allRows = input.Name + "_rows";
                await tableFiles.DefineTableViewAsync(Engine, allRows, other, partitions.All, cancellationToken);
                await SliceHasher.DefineDaysAsync(Engine, context, table, [d], cancellationToken);
                await Engine.MaterialiseAsync(input.Name, SliceSql.Slices(other, input, allRows), cancellationToken);
            });
            return;
        }

        var read = day is { } own ? inputDays.Of(input, table, own).Select(x => partitions.Find(x)).OfType<PartitionEntry>().ToList() : [.. partitions.All];
        await OnceAsync(
            input.Name,
            string.Join(',', read.Select(partition => $"{partition.Day} {partition.Fingerprint}")),
            () => tableFiles.DefineTableViewAsync(Engine, input.Name, other, read, cancellationToken));
    }

    private async Task DefineQuarantineAsync(string view, Day? day, CancellationToken cancellationToken)
    {
        var parts = new List<string>();
        foreach (var source in context.Catalog.Sources)
        {
            foreach (var landed in state.Source(source.Name).Increments.Where(i => i.Quarantined.Count > 0 && (day is null || i.LandedDate == day)).GroupBy(i => i.LandedDate))
            {
                var locations = await StagedFiles.LocateAsync(context.Lake, source, landed.SelectMany(increment => increment.Quarantined), cancellationToken);
                var name = $"quarantine_{source.Name}_{landed.Key.Date:yyyyMMdd}";
                await Engine.DefineFileViewAsync(name, new FileView(StagingSql.QuarantineColumns, locations, FolderColumns: []), cancellationToken);
                // Texts of a restricted source never enter a curated table.
                var text = source.IsRestricted ? "CAST(NULL AS STRING)" : "_text";
                parts.Add($"SELECT '{source.Name}' AS source, DATE '{landed.Key}' AS landed_date, _event_date AS event_date, _reason AS reason_code, _raw_object AS raw_object, {text} AS record_text FROM {name}");
            }
        }

        var empty = "SELECT CAST(NULL AS STRING) AS source, CAST(NULL AS DATE) AS landed_date, CAST(NULL AS DATE) AS event_date, CAST(NULL AS STRING) AS reason_code, CAST(NULL AS STRING) AS raw_object, CAST(NULL AS STRING) AS record_text WHERE FALSE";
        _defined.Remove(view);
        await Engine.DefineViewAsync(view, string.Join("\nUNION ALL\n", parts.DefaultIfEmpty(empty)), cancellationToken);
    }
}
