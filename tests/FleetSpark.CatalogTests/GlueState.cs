using System.Text.Json;
using FleetSpark.Aws.Glue;

namespace FleetSpark.CatalogTests;

/// <summary>What stands in Glue, read and changed by none of the product's own logic.</summary>
internal static class GlueState
{
    /// <summary>The tables of a database; none where it is not there.</summary>
    public static async Task<IReadOnlyList<TableInput>> TablesAsync(GlueClient glue, string database)
    {
        try
        {
            return (await glue.GetTablesAsync(new GetTablesInput(database), CancellationToken.None)).TableList ?? [];
        }
        catch (Amazon.Runtime.AmazonServiceException absent) when (absent.ErrorCode == GlueClient.EntityNotFound)
        {
            return [];
        }
    }

    /// <summary>A table.</summary>
    public static async Task<TableInput> TableAsync(GlueClient glue, string database, string name) => (await TablesAsync(glue, database)).Single(table => table.Name == name);

    /// <summary>The partitions of a table.</summary>
    public static async Task<IReadOnlyList<PartitionInput>> PartitionsAsync(GlueClient glue, string database, string table) =>
        (await glue.GetPartitionsAsync(new GetPartitionsInput(database, table), CancellationToken.None)).Partitions ?? [];

    /// <summary>Everything of one table, as a text to be compared.</summary>
    public static async Task<string> TextOfAsync(GlueClient glue, string database, string table) => await TextOfAsync(glue, database, await TableAsync(glue, database, table));

    private static async Task<string> TextOfAsync(GlueClient glue, string database, TableInput table) =>
        JsonSerializer.Serialize(new { Table = table, Partitions = (await PartitionsAsync(glue, database, table.Name)).OrderBy(partition => string.Join('/', partition.Values), StringComparer.Ordinal) });

    /// <summary>Everything of the databases, as a text to be compared.</summary>
    public static async Task<string> TextOfAsync(GlueClient glue, IEnumerable<string> databases)
    {
        var texts = new List<string>();
        foreach (var database in databases)
        {
            foreach (var table in (await TablesAsync(glue, database)).OrderBy(table => table.Name, StringComparer.Ordinal))
            {
                texts.Add($"{database} {await TextOfAsync(glue, database, table)}");
            }
        }

        return string.Join('\n', texts);
    }

    /// <summary>Makes a table of somebody else's.</summary>
    public static async Task<string> PutForeignAsync(GlueClient glue, string database, string name, string? lake = null)
    {
        var parameters = lake is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["fleetspark.lake"] = lake };
        await glue.CreateTableAsync(
            new TableInputOfDatabase(database, new TableInput(name)
            {
                TableType = "EXTERNAL_TABLE",
                Parameters = parameters,
                PartitionKeys = [new Column("day", "string")],
                StorageDescriptor = new StorageDescriptor { Columns = [new Column("theirs", "int")], Location = "s3://elsewhere/" },
            }),
            CancellationToken.None);
        await glue.BatchCreatePartitionAsync(
            new BatchCreatePartitionInput(database, name, [new PartitionInput(["x"], new StorageDescriptor { Location = "s3://elsewhere/x/" })]), CancellationToken.None);
        return await TextOfAsync(glue, database, name);
    }
}
