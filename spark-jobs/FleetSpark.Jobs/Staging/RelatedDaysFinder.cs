using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Staging;

/// <summary>
/// Where a key is unique over the whole table, finds the keys with records on several days: each of these days depends on the raw
/// objects of the others.
/// </summary>
internal sealed class RelatedDaysFinder(JobContext context, SourceDefinition source)
{
    public async Task<IReadOnlyList<RelatedDay>> FindAsync(IReadOnlyList<Increment> increments, CancellationToken cancellationToken)
    {
        var files = increments.SelectMany(increment => increment.Accepted).ToList();
        if (source.Key is not { IsUniqueOverTable: true } key || files.Select(file => file.EventDate).Distinct().Count() < 2)
        {
            return [];
        }

        const string view = "staged_keys";
        var locations = await StagedFiles.LocateAsync(context.Lake, source, files, cancellationToken);
        var keyColumns = StagingSql.ColumnsOf(source).Where(column => key.Columns.Contains(column.Name, StringComparer.Ordinal));
        var engine = context.Engine.Engine;
        await engine.DefineFileViewAsync(
            view,
            new FileView([.. keyColumns, new EngineColumn("_raw_object", "STRING"), new EngineColumn(StagingSql.EventDate, "DATE")], locations, [StagingSql.EventDate]),
            cancellationToken);
        var columns = string.Join(", ", key.Columns);
        var rows = await engine.QueryAsync(
            $"""
            WITH wandering AS (
              SELECT {columns} FROM {view} GROUP BY {columns} HAVING MIN({StagingSql.EventDate}) <> MAX({StagingSql.EventDate})
            ),
            places AS (
              SELECT DISTINCT {columns}, {StagingSql.EventDate}, _raw_object FROM {view} JOIN wandering USING ({columns})
            )
            SELECT DISTINCT here.{StagingSql.EventDate}, there.{StagingSql.EventDate}, there._raw_object
            FROM places AS here
            JOIN places AS there USING ({columns})
            WHERE here.{StagingSql.EventDate} <> there.{StagingSql.EventDate}
            """,
            cancellationToken);
        return
        [
            .. rows.Select(row => new RelatedDay(new Day((DateOnly)row[0]!), new Day((DateOnly)row[1]!), (string)row[2]!))
                .OrderBy(related => related.Day).ThenBy(related => related.OtherDay).ThenBy(related => related.ObjectKey, StringComparer.Ordinal),
        ];
    }
}
