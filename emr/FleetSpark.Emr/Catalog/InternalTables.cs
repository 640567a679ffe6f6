using FleetSpark.Aws.Glue;
using FleetSpark.Lake;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Emr.Catalog;

/// <summary>Raw and staged records as Glue is to have them, in the database that analysts cannot read.</summary>
/// <param name="lake">The lake.</param>
/// <param name="settings">The names of databases.</param>
internal sealed class InternalTables(DataLake lake, CatalogSettings settings)
{
    /// <summary>The columns that all staged rows have beside their source's own.</summary>
    public static readonly IReadOnlyList<Column> Frame =
    [
        new("_event_date", GlueTypes.Date, "UTC day on which it happened; null where that cannot be told."),
        new("_reason", GlueTypes.Text, "Why it was rejected or refused, see docs/bad-input.md; null: it is ok."),
        new("_raw_object", GlueTypes.Text, "The raw object that holds it as received; its key under the raw folder of its source."),
        new("_text", GlueTypes.Text, "What was received, where it is not ok."),
    ];

    /// <summary>Staged rows of a source.</summary>
    public WantedTable Staged(SourceDefinition source, SourceManifest manifest, string hash) => Table(
        $"staged_{source.Name}",
        $"Records of {source.Name} as staging typed and judged them: ok, rejected and refused lie together, and _reason is null for ok. An increment is what one staging read; records that came twice stand twice, and a file that a broken run left may too: the tables of '{settings.Database}' count, these are for looking.",
        "parquet",
        Registration.Parquet with
        {
            Columns = [.. source.Columns.Select(column => new Column(column.Name, GlueTypes.Of(column.Type), GlueTypes.CommentOf(column))), .. Frame],
            Location = Registration.FolderOf(StagedRoot(source)),
        },
        [new Column("increment", GlueTypes.Text, "The increment's name."), new Column("event_date", GlueTypes.Date, "UTC day on which it happened, or, where that cannot be told, on which it was sent.")],
        hash,
        source,
        StagedFolders(source, manifest));

    /// <summary>Raw records of a source.</summary>
    public WantedTable Raw(SourceDefinition source, SourceManifest manifest, string hash) => Table(
        $"raw_{source.Name}",
        $"Records of {source.Name} as received, one JSON object each; json_extract_scalar(record, '$.member') reads one. Days are those of which something was staged. What was no record lies in none of these folders, see rejected_records.",
        "json",
        Registration.Lines with
        {
            Columns = [new Column("record", GlueTypes.Text, "The record's JSON text as received.")],
            Location = Registration.FolderOf(lake.RawPlace(source.Name)),
        },
        [new Column("landed", GlueTypes.Date, "UTC day on which it was sent.")],
        hash,
        source,
        RawFolders(source, manifest));

    /// <summary>The folder of each day of each increment.</summary>
    public Dictionary<PartitionId, string> StagedFolders(SourceDefinition source, SourceManifest manifest) => manifest.Increments
        .SelectMany(increment => increment.Accepted.Concat(increment.Quarantined).Select(staged => (increment.Name, staged.EventDate)).Distinct())
        .ToDictionary(day => new PartitionId([day.Name, $"{day.EventDate}"]), day => $"{StagedRoot(source)}/{day.Name}/event_date={day.EventDate}/");

    /// <summary>The folder of each landed day.</summary>
    public Dictionary<PartitionId, string> RawFolders(SourceDefinition source, SourceManifest manifest) => manifest.Increments
        .Where(increment => increment.Objects.Any(raw => RawKey.TryParse(raw.Key, out var key) && !key.IsRefused))
        .Select(increment => increment.LandedDate).Distinct()
        .ToDictionary(day => new PartitionId([$"{day}"]), day => $"{lake.RawPlace(source.Name)}/landed={day}/");

    private string StagedRoot(SourceDefinition source) => $"{lake.PlaceOf(source.IsRestricted)}/_staged/{source.Name}";

    private WantedTable Table(
        string name, string description, string classification, StorageDescriptor storage, IReadOnlyList<Column> keys, string hash, SourceDefinition source, IReadOnlyDictionary<PartitionId, string> folders) =>
        new(
            settings.InternalDatabase,
            new TableInput(name)
            {
                Description = description,
                TableType = Registration.ExternalTable,
                Parameters = Registration.ParametersOf($"{lake.Location}", classification),
                PartitionKeys = keys,
                StorageDescriptor = storage,
            },
            hash,
            source.Name)
        {
            Folders = folders,
        };
}
