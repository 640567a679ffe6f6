namespace FleetSpark.Aws.Glue;

/// <summary>AWS Glue's Data Catalog. What a call makes, changes or removes may be asked for twice: a second time it says that it is there, or gone.</summary>
/// <param name="options">How it calls; null for the defaults.</param>
public sealed class GlueClient(AwsClientOptions? options = null) : AwsJsonClient(AwsService.Glue, GlueJson.Default, options ?? new AwsClientOptions())
{
    /// <summary>The most partitions that BatchCreatePartition and BatchUpdatePartition take.</summary>
    public const int MostWritten = 100;

    /// <summary>The most partitions that BatchDeletePartition takes.</summary>
    public const int MostDeleted = 25;

    /// <summary>The name of the error that something is there already.</summary>
    public const string AlreadyExists = "AlreadyExistsException";

    /// <summary>The name of the error that something is not there.</summary>
    public const string EntityNotFound = "EntityNotFoundException";

    /// <summary>Makes a database.</summary>
    public Task<NoOutput> CreateDatabaseAsync(CreateDatabaseInput input, CancellationToken cancellationToken) =>
        CallAsync<CreateDatabaseInput, NoOutput>("CreateDatabase", input, cancellationToken);

    /// <summary>A table.</summary>
    public Task<GetTableOutput> GetTableAsync(GetTableInput input, CancellationToken cancellationToken) =>
        CallAsync<GetTableInput, GetTableOutput>("GetTable", input, cancellationToken);

    /// <summary>Tables of a database, a page.</summary>
    public Task<GetTablesOutput> GetTablesAsync(GetTablesInput input, CancellationToken cancellationToken) =>
        CallAsync<GetTablesInput, GetTablesOutput>("GetTables", input, cancellationToken);

    /// <summary>Makes a table.</summary>
    public Task<NoOutput> CreateTableAsync(TableInputOfDatabase input, CancellationToken cancellationToken) =>
        CallAsync<TableInputOfDatabase, NoOutput>("CreateTable", input, cancellationToken);

    /// <summary>Replaces a table's definition; its partitions stay.</summary>
    public Task<NoOutput> UpdateTableAsync(TableInputOfDatabase input, CancellationToken cancellationToken) =>
        CallAsync<TableInputOfDatabase, NoOutput>("UpdateTable", input, cancellationToken);

    /// <summary>Removes a table with its partitions.</summary>
    public Task<NoOutput> DeleteTableAsync(DeleteTableInput input, CancellationToken cancellationToken) =>
        CallAsync<DeleteTableInput, NoOutput>("DeleteTable", input, cancellationToken);

    /// <summary>Partitions of a table, a page.</summary>
    public Task<GetPartitionsOutput> GetPartitionsAsync(GetPartitionsInput input, CancellationToken cancellationToken) =>
        CallAsync<GetPartitionsInput, GetPartitionsOutput>("GetPartitions", input, cancellationToken);

    /// <summary>Makes partitions, <see cref="MostWritten"/> at most; what became of each that could not be made.</summary>
    public Task<PartitionErrorsOutput> BatchCreatePartitionAsync(BatchCreatePartitionInput input, CancellationToken cancellationToken) =>
        CallAsync<BatchCreatePartitionInput, PartitionErrorsOutput>("BatchCreatePartition", input, cancellationToken);

    /// <summary>Replaces partitions' definitions, <see cref="MostWritten"/> at most; what became of each that could not be replaced.</summary>
    public Task<PartitionErrorsOutput> BatchUpdatePartitionAsync(BatchUpdatePartitionInput input, CancellationToken cancellationToken) =>
        CallAsync<BatchUpdatePartitionInput, PartitionErrorsOutput>("BatchUpdatePartition", input, cancellationToken);

    /// <summary>Removes partitions, <see cref="MostDeleted"/> at most; what became of each that could not be removed.</summary>
    public Task<PartitionErrorsOutput> BatchDeletePartitionAsync(BatchDeletePartitionInput input, CancellationToken cancellationToken) =>
        CallAsync<BatchDeletePartitionInput, PartitionErrorsOutput>("BatchDeletePartition", input, cancellationToken);
}
