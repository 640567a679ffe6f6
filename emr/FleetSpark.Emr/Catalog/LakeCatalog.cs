using FleetSpark.Aws.Glue;
using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Emr.Catalog;

/// <summary>
/// Holds Glue to what <c>table.yaml</c> and the lake's head say. A table counts as ours by a parameter that names the lake; whatever lacks it is left alone.
/// Several may do this at once: each reads the head again when it is done, and does what was published meanwhile too.
/// </summary>
/// <param name="lake">The lake, on S3.</param>
/// <param name="catalog">The sources and tables.</param>
/// <param name="settings">The names of databases.</param>
/// <param name="client">Glue.</param>
public sealed class LakeCatalog(DataLake lake, TableCatalog catalog, CatalogSettings settings, GlueClient client)
{
    private const int MostPasses = 5;

    private readonly GlueCatalog _glue = new(client);
    private readonly WantedCatalog _wanted = new(lake, catalog, settings);
    private readonly string _place = $"{lake.Location}";

    /// <summary>Does what was published since the last sync. Asks for the tables alone where that is nothing; partitions that others changed by hand go unseen.</summary>
    /// <exception cref="FleetException">FS7303: a table that is not ours stands in the place of one of ours; all else is done. FS7304 to FS7308.</exception>
    public Task<CatalogReport> SyncAsync(CancellationToken cancellationToken) => BringUpAsync(isWhole: false, cancellationToken);

    /// <summary>Compares all that is registered with what must be, partition by partition, and mends it.</summary>
    /// <exception cref="FleetException">As <see cref="SyncAsync"/>.</exception>
    public Task<CatalogReport> RepairAsync(CancellationToken cancellationToken) => BringUpAsync(isWhole: true, cancellationToken);

    /// <summary>All points in which Glue is not as it must be; changes nothing.</summary>
    /// <exception cref="FleetException">FS7304 to FS7306, FS7308.</exception>
    public async Task<IReadOnlyList<CatalogDifference>> DiffAsync(CancellationToken cancellationToken)
    {
        RefuseFolders(lake, catalog);
        var (head, _) = await lake.Manifests.ReadHeadAsync(cancellationToken);
        var look = await LookAsync(head, isWhole: true, cancellationToken);
        return
        [
            .. look.MissingDatabases.Select(database => new CatalogDifference(database, "database", "there", Found: null)),
            .. look.Foreign.Select(table => new CatalogDifference(table, $"parameter {Registration.Marker}", _place, "a table that is not this lake's")),
            .. look.Stray.Select(table => new CatalogDifference($"{table.Database}.{table.Name}", "table", Wanted: null, "there")),
            .. look.Changes.SelectMany(change => change.Differences),
        ];
    }

    /// <summary>Sees that the tables which Athena would answer by are this lake's.</summary>
    /// <exception cref="FleetException">FS7309: they are another lake's. FS7305, FS7306.</exception>
    public async Task RefuseTablesOfOtherLakesAsync(CancellationToken cancellationToken)
    {
        var names = catalog.Tables.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        var other = (await _glue.FindTablesAsync(settings.Database, cancellationToken) ?? []).Where(table => names.Contains(table.Name)).Select(Registration.LakeOf).FirstOrDefault(found => found is not null && found != _place);
        if (other is not null)
        {
            throw CatalogErrors.OfAnotherLake(settings.Database, other, _place);
        }
    }

    /// <summary>Refuses a lake that Glue's tables cannot lead to.</summary>
    /// <exception cref="FleetException">FS7304: it is a folder, or has a root in one.</exception>
    public static void RefuseFolders(DataLake lake, TableCatalog catalog)
    {
        LakeLocation[] places = [lake.Location, lake.PlaceOf(isRestricted: false), lake.PlaceOf(isRestricted: true), .. catalog.Sources.Select(source => lake.RawPlace(source.Name))];
        if (places.Any(place => place.S3 is null))
        {
            throw CatalogErrors.NotOnS3($"{lake.Location}");
        }
    }

    private async Task<CatalogReport> BringUpAsync(bool isWhole, CancellationToken cancellationToken)
    {
        RefuseFolders(lake, catalog);
        var writer = new CatalogWriter(_glue, _place);
        try
        {
            return await BringUpAsync(writer, isWhole, cancellationToken);
        }
        catch
        {
            await writer.LeaveAsync();
            throw;
        }
    }

    private async Task<CatalogReport> BringUpAsync(CatalogWriter writer, bool isWhole, CancellationToken cancellationToken)
    {
        var (head, _) = await lake.Manifests.ReadHeadAsync(cancellationToken);
        for (var turn = 0; turn < MostPasses; turn++)
        {
            var look = await LookAsync(head, isWhole, cancellationToken);
            var isUndisturbed = await writer.ApplyAsync(look, cancellationToken);
            var (after, _) = await lake.Manifests.ReadHeadAsync(cancellationToken);
            if (isUndisturbed && after.RunId == head.RunId)
            {
                return look.Foreign.Count > 0 ? throw CatalogErrors.ForeignTables(look.Foreign, _place) : writer.Report(look.Tables);
            }

            head = after;
            isWhole |= !isUndisturbed; // another's fingerprint may stand over partitions of ours
        }

        throw CatalogErrors.Overtaken(MostPasses);
    }

    private async Task<CatalogLook> LookAsync(Head head, bool isWhole, CancellationToken cancellationToken)
    {
        var look = new CatalogLook();
        var wanted = await _wanted.ReadAsync(head, cancellationToken);
        foreach (var database in settings.Databases)
        {
            var tables = await _glue.FindTablesAsync(database, cancellationToken);
            if (tables is null)
            {
                look.MissingDatabases.Add(database);
            }

            var byName = (tables ?? []).ToDictionary(table => table.Name, StringComparer.Ordinal);
            foreach (var table in wanted.Where(table => table.Database == database))
            {
                await LookAsync(table, byName.GetValueOrDefault(table.Definition.Name), isWhole, look, cancellationToken);
                byName.Remove(table.Definition.Name);
            }

            look.Stray.AddRange(byName.Values.Where(IsOurs).Select(table => (database, table.Name)));
        }

        return look;
    }

    private async Task LookAsync(WantedTable wanted, TableInput? found, bool isWhole, CatalogLook look, CancellationToken cancellationToken)
    {
        if (found is not null && !IsOurs(found))
        {
            look.Foreign.Add(wanted.Name);
            return;
        }

        look.Tables++;
        var change = new TableChange(wanted, found);
        change.CompareTable();
        if (!change.IsToBeMade && wanted.IsPartitioned)
        {
            var fingerprint = found!.Parameters?.GetValueOrDefault(Registration.Fingerprint);
            if (isWhole)
            {
                change.ComparePartitions(await PartitionsAsync(wanted, cancellationToken));
            }
            else if (fingerprint != wanted.Fingerprint)
            {
                var before = wanted.ManifestOf(fingerprint) is { } manifest ? await _wanted.FoldersOfAsync(wanted, manifest, cancellationToken) : null;
                if (before is null)
                {
                    change.ComparePartitions(await PartitionsAsync(wanted, cancellationToken));
                }
                else
                {
                    change.CompareFolders(before);
                }
            }
        }

        if (!change.IsNothing)
        {
            look.Changes.Add(change);
        }
    }

    private async Task<IReadOnlyList<PartitionInput>> PartitionsAsync(WantedTable wanted, CancellationToken cancellationToken) =>
        await _glue.PartitionsAsync(wanted.Database, wanted.Definition.Name, cancellationToken).ToListAsync(cancellationToken);

    private bool IsOurs(TableInput table) => Registration.LakeOf(table) == _place;
}
