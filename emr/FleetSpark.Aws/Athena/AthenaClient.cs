namespace FleetSpark.Aws.Athena;

/// <summary>Amazon Athena.</summary>
/// <param name="options">How it calls; null for the defaults, and a minute for an answer: a page of a thousand long rows comes slowly by a slow line.</param>
public sealed class AthenaClient(AwsClientOptions? options = null) : AwsJsonClient(AwsService.Athena, AthenaJson.Default, options ?? new AwsClientOptions { Timeout = TimeSpan.FromMinutes(1) })
{
    /// <summary>Starts a query. With the same client request token it starts none again, and gives that one's id.</summary>
    public Task<StartQueryExecutionOutput> StartQueryExecutionAsync(StartQueryExecutionInput input, CancellationToken cancellationToken) =>
        CallAsync<StartQueryExecutionInput, StartQueryExecutionOutput>("StartQueryExecution", input, cancellationToken);

    /// <summary>How a query stands.</summary>
    public Task<GetQueryExecutionOutput> GetQueryExecutionAsync(QueryExecutionInput input, CancellationToken cancellationToken) =>
        CallAsync<QueryExecutionInput, GetQueryExecutionOutput>("GetQueryExecution", input, cancellationToken);

    /// <summary>The rows of a query that is done, a page of 1,000 at most; the first row of a SELECT's first page has the columns' names.</summary>
    public Task<GetQueryResultsOutput> GetQueryResultsAsync(GetQueryResultsInput input, CancellationToken cancellationToken) =>
        CallAsync<GetQueryResultsInput, GetQueryResultsOutput>("GetQueryResults", input, cancellationToken);

    /// <summary>Stops a query; one that is done stays as it is.</summary>
    public Task<NoOutput> StopQueryExecutionAsync(QueryExecutionInput input, CancellationToken cancellationToken) =>
        CallAsync<QueryExecutionInput, NoOutput>("StopQueryExecution", input, cancellationToken);
}
