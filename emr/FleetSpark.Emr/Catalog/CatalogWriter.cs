using FleetSpark.Aws.Glue;
using FleetSpark.Core;

namespace FleetSpark.Emr.Catalog;

/// <summary>
/// Does to Glue what a look found. Nothing in Glue is done on a condition, so that who changes a table's partitions writes his mark into it first, and the
/// fingerprint last, and only where the mark is still his: where it is another's, or another's fingerprint, that one may have been overwritten, and all is compared.
/// </summary>
/// <param name="glue">Glue.</param>
/// <param name="place">The lake's place.</param>
internal sealed class CatalogWriter(GlueCatalog glue, string place)
{
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromSeconds(4); // a command that was stopped is ended after five

    private readonly string _mark = $"unfinished-{Guid.NewGuid():N}";
    private readonly HashSet<WantedTable> _unfinished = [];
    private readonly HashSet<string> _created = new(StringComparer.Ordinal);
    private readonly HashSet<string> _updated = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private int _partitionsPut;
    private int _partitionsRemoved;

    /// <summary>What was done since the first look.</summary>
    public CatalogReport Report(int tables) => new(tables, [.. _created], [.. _updated.Except(_created)], [.. _removed], _partitionsPut, _partitionsRemoved, glue.Calls);

    /// <summary>
    /// Leaves before all is done: another's fingerprint may stand over partitions that were overwritten here, and no sync is to believe it. Done as far as Glue can be reached;
    /// where it cannot, the caller's own failure says what compares all.
    /// </summary>
    public async Task LeaveAsync()
    {
        using var limit = new CancellationTokenSource(TimeToLeave, TimeProvider.System);
        try
        {
            foreach (var table in _unfinished)
            {
                await glue.UpdateTableAsync(table.Database, table.WithFingerprint(_mark), limit.Token);
            }
        }
        catch (Exception unreached) when (unreached is FleetException or OperationCanceledException)
        {
        }
    }

    /// <summary>Does it. What was left unfinished is among it again, since a look after that compares all.</summary>
    /// <returns>False where others made, changed or removed something at the same time: what stands there has to be compared.</returns>
    public async Task<bool> ApplyAsync(CatalogLook look, CancellationToken cancellationToken)
    {
        _unfinished.Clear();
        foreach (var database in look.MissingDatabases)
        {
            var parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [Registration.Marker] = place };
            await glue.CreateDatabaseAsync(new Database(database, $"FleetSpark: the lake {place}.", parameters), cancellationToken);
        }

        foreach (var (database, table) in look.Stray)
        {
            await glue.DeleteTableAsync(database, table, cancellationToken);
            _removed.Add($"{database}.{table}");
        }

        var isUndisturbed = true;
        foreach (var change in look.Changes)
        {
            isUndisturbed &= await ApplyAsync(change, cancellationToken);
        }

        return isUndisturbed;
    }

    private async Task<bool> ApplyAsync(TableChange change, CancellationToken cancellationToken)
    {
        var (database, table) = (change.Wanted.Database, change.Wanted.Definition.Name);
        if (change.IsToBeRemovedFirst)
        {
            await glue.DeleteTableAsync(database, table, cancellationToken);
        }

        var hasPartitions = change.Put.Count + change.Delete.Count > 0;
        var first = hasPartitions ? change.Wanted.WithFingerprint(_mark) : change.Wanted.Whole;
        if (!(change.IsToBeMade ? await glue.CreateTableAsync(database, first, cancellationToken) : await glue.UpdateTableAsync(database, first, cancellationToken)))
        {
            return false;
        }

        if (hasPartitions && !await ApplyPartitionsAsync(change, cancellationToken))
        {
            return false;
        }

        (change.IsToBeMade && !change.IsToBeRemovedFirst ? _created : _updated).Add(change.Wanted.Name);
        _partitionsPut += change.Put.Count;
        _partitionsRemoved += change.Delete.Count;
        return true;
    }

    private async Task<bool> ApplyPartitionsAsync(TableChange change, CancellationToken cancellationToken)
    {
        var (database, table) = (change.Wanted.Database, change.Wanted.Definition.Name);
        _unfinished.Add(change.Wanted);
        if (!await glue.PutPartitionsAsync(database, table, change.Put, cancellationToken))
        {
            return false;
        }

        await glue.DeletePartitionsAsync(database, table, change.Delete, cancellationToken);
        var isFinished = await glue.FindTableAsync(database, table, cancellationToken) is { } now
            && now.Parameters?.GetValueOrDefault(Registration.Fingerprint) == _mark
            && await glue.UpdateTableAsync(database, change.Wanted.Whole, cancellationToken);
        if (isFinished)
        {
            _unfinished.Remove(change.Wanted);
        }

        return isFinished;
    }
}
