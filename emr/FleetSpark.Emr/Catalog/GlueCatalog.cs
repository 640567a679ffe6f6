using Amazon.Runtime;
using FleetSpark.Aws.Glue;
using FleetSpark.Core;
using FleetSpark.Emr.Calls;

namespace FleetSpark.Emr.Catalog;

/// <summary>What is done to Glue: pages put together, batches cut, refusals coded, calls counted. Each verb may be done twice, by two callers at once too.</summary>
/// <param name="client">Glue.</param>
internal sealed class GlueCatalog(GlueClient client)
{
    private static readonly string[] There = [GlueClient.AlreadyExists];
    private static readonly string[] NotThere = [GlueClient.EntityNotFound];
    private static readonly string[] NotThereOrHeld = [GlueClient.EntityNotFound, "ConcurrentModificationException"];

    /// <summary>How many calls were made.</summary>
    public int Calls { get; private set; }

    /// <summary>The tables of a database; null where it is not there.</summary>
    public async Task<IReadOnlyList<TableInput>?> FindTablesAsync(string database, CancellationToken cancellationToken)
    {
        var isThere = true;
        var tables = await AwsPages.ReadAsync(
            async token =>
            {
                var page = await UnlessAsync(NotThere, "GetTables", database, () => client.GetTablesAsync(new GetTablesInput(database, token), cancellationToken), cancellationToken);
                isThere &= page is not null;
                return page;
            },
            page => page?.TableList,
            page => page?.NextToken).ToListAsync(cancellationToken);
        return isThere ? tables : null;
    }

    /// <summary>A table; null where it is not there.</summary>
    public async Task<TableInput?> FindTableAsync(string database, string table, CancellationToken cancellationToken) =>
        (await UnlessAsync(NotThere, "GetTable", $"{database}.{table}", () => client.GetTableAsync(new GetTableInput(database, table), cancellationToken), cancellationToken))?.Table;

    /// <summary>Makes a database, unless it is there.</summary>
    public Task CreateDatabaseAsync(Database database, CancellationToken cancellationToken) =>
        UnlessAsync(There, "CreateDatabase", database.Name, () => client.CreateDatabaseAsync(new CreateDatabaseInput(database), cancellationToken), cancellationToken);

    /// <summary>Makes a table; false where one is there.</summary>
    public async Task<bool> CreateTableAsync(string database, TableInput table, CancellationToken cancellationToken) =>
        await UnlessAsync(There, "CreateTable", $"{database}.{table.Name}", () => client.CreateTableAsync(new TableInputOfDatabase(database, table), cancellationToken), cancellationToken) is not null;

    /// <summary>Replaces a table's definition; false where it is not there, or somebody else replaces it at this moment.</summary>
    public async Task<bool> UpdateTableAsync(string database, TableInput table, CancellationToken cancellationToken) =>
        await UnlessAsync(NotThereOrHeld, "UpdateTable", $"{database}.{table.Name}", () => client.UpdateTableAsync(new TableInputOfDatabase(database, table, SkipArchive: true), cancellationToken), cancellationToken) is not null;

    /// <summary>Removes a table, where it is there.</summary>
    public Task DeleteTableAsync(string database, string table, CancellationToken cancellationToken) =>
        UnlessAsync(NotThere, "DeleteTable", $"{database}.{table}", () => client.DeleteTableAsync(new DeleteTableInput(database, table), cancellationToken), cancellationToken);

    /// <summary>The partitions of a table, none where it is not there.</summary>
    public IAsyncEnumerable<PartitionInput> PartitionsAsync(string database, string table, CancellationToken cancellationToken) => AwsPages.ReadAsync(
        token => UnlessAsync(NotThere, "GetPartitions", $"{database}.{table}", () => client.GetPartitionsAsync(new GetPartitionsInput(database, table, token), cancellationToken), cancellationToken),
        page => page?.Partitions,
        page => page?.NextToken);

    /// <summary>Makes or replaces partitions, whichever each needs.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="partitions">The partitions, each with whether it is thought to be there.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>False where the table is not there any more.</returns>
    public async Task<bool> PutPartitionsAsync(string database, string table, IReadOnlyList<(PartitionInput Partition, bool IsThere)> partitions, CancellationToken cancellationToken)
    {
        var name = $"{database}.{table}";
        var (create, update) = (partitions.Where(one => !one.IsThere).Select(one => one.Partition).ToList(), partitions.Where(one => one.IsThere).Select(one => one.Partition).ToList());
        // What others made or removed meanwhile is asked for the other way, twice at most: then somebody does it all the time.
        for (var turn = 0; create.Count + update.Count > 0; turn++)
        {
            var (created, updated) = (create, update);
            var (createErrors, updateErrors) = (new List<PartitionError>(), new List<PartitionError>());
            foreach (var some in created.Chunk(GlueClient.MostWritten))
            {
                if (await UnlessAsync(NotThere, "BatchCreatePartition", name, () => client.BatchCreatePartitionAsync(new BatchCreatePartitionInput(database, table, some), cancellationToken), cancellationToken) is not { } answer)
                {
                    return false;
                }

                createErrors.AddRange(answer.Errors ?? []);
            }

            foreach (var some in updated.Chunk(GlueClient.MostWritten))
            {
                var entries = some.Select(partition => new PartitionUpdate(partition.Values, partition)).ToList();
                if (await UnlessAsync(NotThere, "BatchUpdatePartition", name, () => client.BatchUpdatePartitionAsync(new BatchUpdatePartitionInput(database, table, entries), cancellationToken), cancellationToken) is not { } answer)
                {
                    return false;
                }

                updateErrors.AddRange(answer.Errors ?? []);
            }

            update = Failed(created, createErrors, GlueClient.AlreadyExists, turn, name);
            create = Failed(updated, updateErrors, GlueClient.EntityNotFound, turn, name);
        }

        return true;
    }

    /// <summary>Removes partitions, those that are there.</summary>
    public async Task DeletePartitionsAsync(string database, string table, IReadOnlyList<PartitionId> partitions, CancellationToken cancellationToken)
    {
        foreach (var some in partitions.Chunk(GlueClient.MostDeleted))
        {
            var values = some.Select(id => new PartitionValues(id.Values)).ToList();
            var answer = await UnlessAsync(
                NotThere, "BatchDeletePartition", $"{database}.{table}", () => client.BatchDeletePartitionAsync(new BatchDeletePartitionInput(database, table, values), cancellationToken), cancellationToken);
            if (answer?.Errors?.FirstOrDefault(error => error.ErrorDetail?.ErrorCode != GlueClient.EntityNotFound) is { } refused)
            {
                throw ErrorOf("BatchDeletePartition", $"{database}.{table}", refused);
            }
        }
    }

    // Those of which the call failed as it may; any other failure is one.
    private static List<PartitionInput> Failed(List<PartitionInput> asked, List<PartitionError> errors, string expected, int turn, string table)
    {
        if (errors.FirstOrDefault(error => error.ErrorDetail?.ErrorCode != expected || turn > 1) is { } refused)
        {
            throw ErrorOf("a partition", table, refused);
        }

        var values = errors.Select(error => new PartitionId(error.Values)).ToHashSet();
        return [.. asked.Where(partition => values.Contains(new PartitionId(partition.Values)))];
    }

    private static FleetException ErrorOf(string call, string table, PartitionError error) => CatalogErrors.Failed(
        call, $"{table} {new PartitionId(error.Values)}", new AmazonServiceException($"{error.ErrorDetail?.ErrorCode}: {error.ErrorDetail?.ErrorMessage}"));

    // Null where the one failure came that the caller expects.
    private async Task<T?> UnlessAsync<T>(string[] expected, string call, string what, Func<Task<T>> make, CancellationToken cancellationToken)
        where T : class
    {
        Calls++;
        return await AwsCalls.CallAsync(
            async () =>
            {
                try
                {
                    return await make();
                }
                catch (AmazonServiceException answered) when (expected.Contains(answered.ErrorCode))
                {
                    return null;
                }
            },
            answered => CatalogErrors.Refused(call, what, answered),
            failed => CatalogErrors.Failed(call, what, failed),
            cancellationToken);
    }
}
