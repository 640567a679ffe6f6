using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Jobs.Planning;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Running;

/// <summary>Makes one partition: its inputs as views, its query into one sorted file, the file into the lake.</summary>
/// <param name="context">What every step is given.</param>
/// <param name="views">Gives the query its inputs.</param>
/// <param name="files">Where files of tables are.</param>
/// <param name="runId">The run.</param>
/// <param name="isKept">Whether the file is put into the lake; a plan only looks at it.</param>
internal sealed class PartitionMaker(JobContext context, InputViews views, TableFiles files, string runId, bool isKept)
{
    /// <summary>Makes a partition.</summary>
    /// <param name="table">The table.</param>
    /// <param name="day">The day; null for a table without days.</param>
    /// <param name="parts">What decides about it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="FleetException">FS4001: the engine failed. FS3003: the query does not give what the table's contract lists.</exception>
    public Task<PartitionEntry> MakeAsync(TableDefinition table, Day? day, PartitionParts parts, CancellationToken cancellationToken) =>
        EngineWork.OnAsync(day is null ? table.Name : $"{table.Name} {day}", () => MakeNamedAsync(table, day, parts, cancellationToken));

    private async Task<PartitionEntry> MakeNamedAsync(TableDefinition table, Day? day, PartitionParts parts, CancellationToken cancellationToken)
    {
        var engine = context.Engine.Engine;
        await views.DefineAsync(table, day, cancellationToken);
        var store = context.Lake.StoreOf(table.IsRestricted);
        var made = await WriteAsync(engine, table, day, context.Engine.NewScratchPath(store, ".parquet"), cancellationToken);
        var partition = new PartitionEntry
        {
            Day = day,
            Fingerprint = parts.Fingerprint,
            Inputs = parts.Parts,
            InputVersions = parts.InputVersions,
            Files = made is null ? [] : [new DataFile(KeyOf(table, day), made.Rows, made.Bytes)],
            Rows = made?.Rows ?? 0,
            Duplicates = table.HomeOf is { } source && day is { } d ? await views.CountDuplicatesAsync(source, d, cancellationToken) : null,
            ContentHash = await ContentHashAsync(engine, table, made?.Path, cancellationToken),
            RunId = runId,
        };
        foreach (var file in partition.Files)
        {
            if (isKept)
            {
                await store.PutFileIfAbsentAsync(file.Key, made!.Path, cancellationToken);
            }
            else
            {
                files.AddPending(file.Key, made!.Path);
            }
        }

        return partition;
    }

    private static async Task<WrittenFile?> WriteAsync(IEngine engine, TableDefinition table, Day? day, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await engine.WriteFileAsync(Projected(table, day), path, table.SortBy, cancellationToken);
        }
        catch (FleetException failed) when (EngineErrors.IsStatement(failed))
        {
            // The most likely reason has a plainer name than an engine gives it.
            var missing = await MissingColumnsAsync(engine, table, cancellationToken);
            throw missing.Count == 0 ? failed : TableErrors.ColumnsNotMade(table.Name, missing, failed);
        }
    }

    private static async Task<IReadOnlyList<string>> MissingColumnsAsync(IEngine engine, TableDefinition table, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        if (await AnswersAsync("1"))
        {
            foreach (var column in table.Columns)
            {
                if (!await AnswersAsync(column.Name))
                {
                    missing.Add(column.Name);
                }
            }
        }

        return missing;

        async Task<bool> AnswersAsync(string item)
        {
            try
            {
                await engine.QueryAsync($"SELECT {item} FROM (\n{table.QuerySql}\n) AS made WHERE FALSE", cancellationToken);
                return true;
            }
            catch (FleetException failed) when (EngineErrors.IsStatement(failed))
            {
                return false;
            }
        }
    }

    // The declared columns in their order with their types; the partition's day stands in the folder's name.
    private static string Projected(TableDefinition table, Day? day)
    {
        var columns = TableFiles.ColumnsOf(table).Where(column => column.Name != table.PartitionColumn)
            .Select(column => $"CAST({column.Name} AS {column.Type}) AS {column.Name}");
        var own = day is null ? string.Empty : $"\nWHERE {table.PartitionColumn} = DATE '{day}'";
        return $"SELECT {string.Join(", ", columns)}\nFROM (\n{table.QuerySql}\n) AS made{own}";
    }

    private string KeyOf(TableDefinition table, Day? day) =>
        $"{table.Name}/{runId}/{(day is null ? string.Empty : $"{table.PartitionColumn}={day}/")}part-0.parquet";

    private async Task<string?> ContentHashAsync(IEngine engine, TableDefinition table, string? path, CancellationToken cancellationToken)
    {
        if (!context.Catalog.Tables.Any(other => other.Inputs.Any(input => input.Kind == InputKind.Table && input.Name == table.Name && input.CutsOffByContent)))
        {
            return null;
        }

        if (path is null)
        {
            return RowHashSql.NoRows; // the hash of nothing is null on one engine and a text on another
        }

        const string view = "made_now";
        IReadOnlyList<EngineColumn> columns = [.. TableFiles.ColumnsOf(table).Where(column => column.Name != table.PartitionColumn)];
        await engine.DefineFileViewAsync(view, new FileView(columns, [path], FolderColumns: []), cancellationToken);
        return (string)(await engine.QueryAsync(RowHashSql.HashOf(view, columns, groupBy: null), cancellationToken))[0][0]!;
    }
}
