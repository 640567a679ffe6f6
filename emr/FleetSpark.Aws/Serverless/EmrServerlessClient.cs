namespace FleetSpark.Aws.Serverless;

/// <summary>Amazon EMR Serverless.</summary>
/// <param name="options">How it calls; null for the defaults.</param>
public sealed class EmrServerlessClient(AwsClientOptions? options = null) : AwsJsonClient(AwsService.EmrServerless, ServerlessJson.Default, options ?? new AwsClientOptions())
{
    /// <summary>Starts a job run. With the same client token it starts none again, and gives that one's id.</summary>
    public Task<StartJobRunOutput> StartJobRunAsync(string applicationId, StartJobRunInput input, CancellationToken cancellationToken) =>
        CallAsync<StartJobRunOutput>("POST", RunsOf(applicationId), BytesOf(input), [], cancellationToken);

    /// <summary>A job run.</summary>
    public Task<GetJobRunOutput> GetJobRunAsync(string applicationId, string jobRunId, CancellationToken cancellationToken) =>
        CallAsync<GetJobRunOutput>("GET", RunOf(applicationId, jobRunId), [], [], cancellationToken);

    /// <summary>Job runs of an application, a page of 50, the newest first.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="createdAfter">Only those made after.</param>
    /// <param name="nextToken">The page; null for the first.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<ListJobRunsOutput> ListJobRunsAsync(string applicationId, DateTimeOffset createdAfter, string? nextToken, CancellationToken cancellationToken)
    {
        var query = new List<(string, string)> { ("createdAtAfter", createdAfter.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture)) };
        if (nextToken is not null)
        {
            query.Add(("nextToken", nextToken));
        }

        return CallAsync<ListJobRunsOutput>("GET", RunsOf(applicationId), [], query, cancellationToken);
    }

    /// <summary>Cancels a job run.</summary>
    public Task<NoOutput> CancelJobRunAsync(string applicationId, string jobRunId, CancellationToken cancellationToken) =>
        CallAsync<NoOutput>("DELETE", RunOf(applicationId, jobRunId), [], [], cancellationToken);

    private static string RunsOf(string applicationId) => $"/applications/{Uri.EscapeDataString(applicationId)}/jobruns";

    private static string RunOf(string applicationId, string jobRunId) => $"{RunsOf(applicationId)}/{Uri.EscapeDataString(jobRunId)}";
}
