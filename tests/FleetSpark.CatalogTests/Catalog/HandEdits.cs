using FleetSpark.Aws.Glue;
using FleetSpark.Emr.Catalog;

namespace FleetSpark.CatalogTests.Catalog;

/// <summary>What people do to a catalog by hand, one of it at random at a time.</summary>
/// <param name="glue">Glue.</param>
/// <param name="settings">The names of databases.</param>
/// <param name="random">Chooses.</param>
/// <param name="lake">The lake's place.</param>
internal sealed class HandEdits(GlueClient glue, CatalogSettings settings, Random random, string lake)
{
    private const string Another = "other_";

    private int _made;

    /// <summary>Makes one edit.</summary>
    /// <returns>The table that is other now than it must be; null where the edit is of somebody else's table.</returns>
    public async Task<string?> MakeAsync()
    {
        _made++;
        var database = Pick(settings.Databases);
        // Not what an edit before this one put there: to take it away again would be no edit.
        var tables = (await GlueState.TablesAsync(glue, database))
            .Where(table => table.Parameters?.GetValueOrDefault("fleetspark.lake") == lake && !table.Name.StartsWith(Another, StringComparison.Ordinal)).ToList();
        if (tables.Count == 0 || random.Next(12) == 0)
        {
            return await PutAnotherTableAsync(database);
        }

        var table = Pick(tables);
        var isEdited = random.Next(3) == 0 && table.PartitionKeys is { Count: > 0 } ? await EditPartitionAsync(database, table.Name) : await EditTableAsync(database, table);
        return isEdited ? $"{database}.{table.Name}" : await MakeAsync();
    }

    private async Task<string?> PutAnotherTableAsync(string database)
    {
        var isMarked = random.Next(2) == 0;
        var name = $"{Another}{_made}";
        try
        {
            await GlueState.PutForeignAsync(glue, database, name, isMarked ? lake : null);
        }
        catch (Amazon.Runtime.AmazonServiceException absent) when (absent.ErrorCode == GlueClient.EntityNotFound)
        {
            return database; // it was dropped before
        }

        return isMarked ? $"{database}.{name}" : null;
    }

    private async Task<bool> EditTableAsync(string database, TableInput table)
    {
        if (random.Next(5) == 0)
        {
            await glue.DeleteTableAsync(new DeleteTableInput(database, table.Name), CancellationToken.None);
            return true;
        }

        await glue.UpdateTableAsync(new TableInputOfDatabase(database, Edited(table)), CancellationToken.None);
        return true;
    }

    private TableInput Edited(TableInput table)
    {
        var storage = table.StorageDescriptor!;
        var columns = storage.Columns!.ToList();
        var at = random.Next(columns.Count);
        return random.Next(12) switch
        {
            0 => table with { Description = $"edited {_made}" },
            1 => table with { TableType = "MANAGED_TABLE" },
            2 => table with { Parameters = With(table.Parameters, "projection.enabled", $"{_made}") },
            3 => table with { Parameters = With(table.Parameters, "classification", $"csv{_made}") },
            4 => table with { Parameters = With(table.Parameters, "fleetspark.fingerprint", $"edited {_made}") },
            5 => table with { StorageDescriptor = storage with { Location = $"s3://elsewhere/{_made}/" } },
            6 => table with { StorageDescriptor = storage with { Columns = [.. columns, new Column($"more_{_made}", "string")] } },
            7 => table with { StorageDescriptor = storage with { Columns = [.. columns[..at], columns[at] with { Comment = $"edited {_made}" }, .. columns[(at + 1)..]] } },
            8 => table with { StorageDescriptor = storage with { Columns = [.. columns[..at], columns[at] with { Type = $"decimal({10 + (_made % 20)},7)" }, .. columns[(at + 1)..]] } },
            9 => table with { StorageDescriptor = storage with { SerdeInfo = new SerDeInfo($"org.example.SerDe{_made}") } },
            10 => table with { StorageDescriptor = storage with { BucketColumns = [columns[0].Name], NumberOfBuckets = _made } },
            _ => table with { PartitionKeys = [.. table.PartitionKeys ?? [], new Column($"key_{_made}", "string")] },
        };
    }

    private async Task<bool> EditPartitionAsync(string database, string table)
    {
        var partitions = await GlueState.PartitionsAsync(glue, database, table);
        if (random.Next(4) == 0 || partitions.Count == 0)
        {
            var stray = new PartitionInput([.. (partitions.Count > 0 ? partitions[0].Values : ["x"]).Select(_ => $"1999-01-{(_made % 28) + 1:00}")], new StorageDescriptor { Location = "s3://elsewhere/" });
            return (await glue.BatchCreatePartitionAsync(new BatchCreatePartitionInput(database, table, [stray]), CancellationToken.None)).Errors is not { Count: > 0 };
        }

        // A stray one that goes again would be no edit.
        if (partitions.Where(one => !one.Values[^1].StartsWith("1999", StringComparison.Ordinal)).ToList() is not { Count: > 0 } ours)
        {
            return false;
        }

        var partition = Pick(ours);
        if (random.Next(2) == 0)
        {
            await glue.BatchDeletePartitionAsync(new BatchDeletePartitionInput(database, table, [new PartitionValues(partition.Values)]), CancellationToken.None);
            return true;
        }

        var edited = random.Next(2) == 0
            ? partition with { StorageDescriptor = partition.StorageDescriptor! with { Location = $"s3://elsewhere/{_made}/" } }
            : partition with { StorageDescriptor = partition.StorageDescriptor! with { Columns = [new Column($"only_{_made}", "string")] } };
        await glue.BatchUpdatePartitionAsync(new BatchUpdatePartitionInput(database, table, [new PartitionUpdate(partition.Values, edited)]), CancellationToken.None);
        return true;
    }

    private T Pick<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string>? parameters, string name, string value) => new(parameters ?? new Dictionary<string, string>()) { [name] = value };
}
