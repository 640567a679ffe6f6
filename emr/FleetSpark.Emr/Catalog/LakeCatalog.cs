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
    public async Task<IReadOnlyList<CatalogDifference>> DiffAsync(CancellationToken cancellationToken)
    {
        RefuseFolders();
        var (head, _) = await lake.Manifests.ReadHeadAsync(cancellationToken);
        var pass = await LookAsync(head, isWhole: true, cancellationToken);
        return
        [
            .. pass.MissingDatabases.Select(database => new CatalogDifference(database, "database", "there", Found: null)),
            .. pass.Foreign.Select(table => new CatalogDifference(table, $"parameter {Registration.Marker}", _place, "a table that is not this lake's")),
            .. pass.Stray.Select(table => new CatalogDifference($"{table.Database}.{table.Name}", "table", Wanted: null, "there")),
            .. pass.Changes.SelectMany(change => change.Differences),
        ];
    }

    private async Task<CatalogReport> BringUpAsync(bool isWhole, CancellationToken cancellationToken)
    {
        RefuseFolders();
        var done = new Done();
        var (head, _) = await lake.Manifests.ReadHeadAsync(cancellationToken);
        for (var turn = 0; turn < MostPasses; turn++)
        {
            var pass = await LookAsync(head, isWhole, cancellationToken);
            var isUndisturbed = await ApplyAsync(pass, done, cancellationToken);
            var (after, _) = await lake.Manifests.ReadHeadAsync(cancellationToken);
            if (isUndisturbed && after.RunId == head.RunId)
            {
                return pass.Foreign.Count > 0 ? throw CatalogErrors.ForeignTables(pass.Foreign, _place) : done.Report(pass.Tables, _glue.Calls);
            }

            head = after;
        }

        throw CatalogErrors.Overtaken(MostPasses);
    }

    private async Task<Pass> LookAsync(Head head, bool isWhole, CancellationToken cancellationToken)
    {
        var pass = new Pass();
        var wanted = await _wanted.ReadAsync(head, cancellationToken);
        foreach (var database in settings.Databases)
        {
            var tables = await _glue.FindTablesAsync(database, cancellationToken);
            if (tables is null)
            {
                pass.MissingDatabases.Add(database);
            }

            var byName = (tables ?? []).ToDictionary(table => table.Name, StringComparer.Ordinal);
            foreach (var table in wanted.Where(table => table.Database == database))
            {
                await LookAsync(table, byName.GetValueOrDefault(table.Definition.Name), isWhole, pass, cancellationToken);
                byName.Remove(table.Definition.Name);
            }

            pass.Stray.AddRange(byName.Values.Where(IsOurs).Select(table => (database, table.Name)));
        }

        return pass;
    }

    private async Task LookAsync(WantedTable wanted, TableInput? found, bool isWhole, Pass pass, CancellationToken cancellationToken)
    {
        if (found is not null && !IsOurs(found))
        {
            pass.Foreign.Add(wanted.Name);
            return;
        }

        pass.Tables++;
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
            pass.Changes.Add(change);
        }
    }

    // False where others made or removed what this pass saw otherwise: it has to look again.
    private async Task<bool> ApplyAsync(Pass pass, Done done, CancellationToken cancellationToken)
    {
        foreach (var database in pass.MissingDatabases)
        {
            var parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [Registration.Marker] = _place };
            await _glue.CreateDatabaseAsync(new Database(database, $"FleetSpark: the lake {_place}.", parameters), cancellationToken);
        }

        foreach (var (database, table) in pass.Stray)
        {
            await _glue.DeleteTableAsync(database, table, cancellationToken);
            done.Removed.Add($"{database}.{table}");
        }

        var isUndisturbed = true;
        foreach (var change in pass.Changes)
        {
            isUndisturbed &= await ApplyAsync(change, done, cancellationToken);
        }

        return isUndisturbed;
    }

    // The fingerprint is written last: until then the partitions may be those of before, and the next sync looks at them.
    private async Task<bool> ApplyAsync(TableChange change, Done done, CancellationToken cancellationToken)
    {
        var (database, table) = (change.Wanted.Database, change.Wanted.Definition);
        if (change.IsToBeRemovedFirst)
        {
            await _glue.DeleteTableAsync(database, table.Name, cancellationToken);
        }

        var hasPartitions = change.Put.Count + change.Delete.Count > 0;
        if (change.IsToBeMade && !await _glue.CreateTableAsync(database, hasPartitions ? change.Wanted.WithFingerprint(Registration.Unfinished) : change.Wanted.Whole, cancellationToken))
        {
            return false;
        }

        if (!await _glue.PutPartitionsAsync(database, table.Name, change.Put, cancellationToken))
        {
            return false;
        }

        await _glue.DeletePartitionsAsync(database, table.Name, change.Delete, cancellationToken);
        if ((change.IsToBeMade ? hasPartitions : change.IsTableOther) && !await _glue.UpdateTableAsync(database, change.Wanted.Whole, cancellationToken))
        {
            return false;
        }

        (change.IsToBeMade && !change.IsToBeRemovedFirst ? done.Created : done.Updated).Add(change.Wanted.Name);
        done.PartitionsPut += change.Put.Count;
        done.PartitionsRemoved += change.Delete.Count;
        return true;
    }

    private async Task<IReadOnlyList<PartitionInput>> PartitionsAsync(WantedTable wanted, CancellationToken cancellationToken)
    {
        var there = new List<PartitionInput>();
        await foreach (var partition in _glue.PartitionsAsync(wanted.Database, wanted.Definition.Name, cancellationToken))
        {
            there.Add(partition);
        }

        return there;
    }

    private bool IsOurs(TableInput table) => Registration.IsOf(_place, table.Parameters);

    private void RefuseFolders()
    {
        LakeLocation[] places = [lake.Location, lake.PlaceOf(isRestricted: false), lake.PlaceOf(isRestricted: true), .. catalog.Sources.Select(source => lake.RawPlace(source.Name))];
        if (places.Any(place => place.S3 is null))
        {
            throw CatalogErrors.NotOnS3(_place);
        }
    }

    // What one look found.
    private sealed class Pass
    {
        public List<string> MissingDatabases { get; } = [];

        public List<string> Foreign { get; } = [];

        public List<(string Database, string Name)> Stray { get; } = [];

        public List<TableChange> Changes { get; } = [];

        public int Tables { get; set; }
    }

    // What was done in all passes.
    private sealed class Done
    {
        public HashSet<string> Created { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Updated { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Removed { get; } = new(StringComparer.Ordinal);

        public int PartitionsPut { get; set; }

        public int PartitionsRemoved { get; set; }

        public CatalogReport Report(int tables, int calls) => new(tables, [.. Created], [.. Updated.Except(Created)], [.. Removed], PartitionsPut, PartitionsRemoved, calls);
    }
}
