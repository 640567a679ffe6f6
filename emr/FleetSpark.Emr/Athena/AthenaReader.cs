using System.Runtime.CompilerServices;
using FleetSpark.Aws.Athena;
using FleetSpark.Core;
using FleetSpark.Emr.Calls;

namespace FleetSpark.Emr.Athena;

/// <summary>Asks Athena one SELECT: starts it, waits, hands its rows over by the page; stops it where the caller stops.</summary>
/// <param name="client">Athena.</param>
/// <param name="clock">Tells how long to wait between looks.</param>
/// <param name="notices">Told what the caller should know besides: that a query could not be stopped; null for nobody.</param>
public sealed class AthenaReader(AthenaClient client, TimeProvider clock, IProgress<string>? notices = null)
{
    private const int RowsOfAPage = 1_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(4); // a command that was stopped is ended after five

    /// <summary>Asks.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Stops the query, in Athena too.</param>
    /// <exception cref="FleetException">FS7401: it is no single SELECT. FS7402, FS7403: it failed, or was stopped. FS7404, FS7405: Athena refuses, or does not answer.</exception>
    public async Task<AthenaAnswer> AskAsync(AthenaQuestion question, CancellationToken cancellationToken)
    {
        var start = StartOf(question);
        string? queryId = null;
        QueryExecution done;
        try
        {
            queryId = (await CallAsync("StartQueryExecution", () => client.StartQueryExecutionAsync(start, cancellationToken), cancellationToken)).QueryExecutionId;
            done = await WaitAsync(queryId, cancellationToken);
        }
        catch (Exception failed) when (failed is OperationCanceledException ? cancellationToken.IsCancellationRequested : AthenaErrors.IsUnanswered(failed) || (queryId is not null && AthenaErrors.IsOfCall(failed)))
        {
            // Nobody is here any more to read what it answers, and it is paid for.
            await StopAsync(start, queryId);
            throw;
        }

        var first = await PageAsync(queryId, page: null, cancellationToken);
        var columns = (first.ResultSet.ResultSetMetadata?.ColumnInfo ?? []).Select(column => new AthenaColumn(column.Name, column.Type)).ToList();
        var statistics = done.Statistics;
        var cost = new AthenaCost(
            statistics?.DataScannedInBytes ?? 0, TimeSpan.FromMilliseconds(statistics?.TotalExecutionTimeInMillis ?? 0), statistics?.ResultReuseInformation?.ReusedPreviousResult ?? false);
        return new AthenaAnswer(queryId, columns, RowsAsync(queryId, first, columns, cancellationToken), cost);
    }

    private static StartQueryExecutionInput StartOf(AthenaQuestion question) => new(OneSelect.Of(question.Sql), Guid.NewGuid().ToString(), new QueryExecutionContext(question.Database))
    {
        WorkGroup = question.WorkGroup,
        ResultConfiguration = question.Output is { } output ? new ResultConfiguration($"{output.TrimEnd('/')}/") : null,
        ResultReuseConfiguration = question.ReuseMinutes is { } minutes ? new ResultReuseConfiguration(new ResultReuseByAgeConfiguration(Enabled: true, minutes)) : null,
    };

    private async Task<QueryExecution> WaitAsync(string queryId, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var execution = (await CallAsync("GetQueryExecution", () => client.GetQueryExecutionAsync(new QueryExecutionInput(queryId), cancellationToken), cancellationToken)).QueryExecution;
            var reason = execution.Status.StateChangeReason ?? string.Empty;
            switch (execution.Status.State)
            {
                case "SUCCEEDED":
                    return execution;
                case "FAILED":
                    throw AthenaErrors.QueryFailed(queryId, reason.Length == 0 ? "no reason is given" : reason, execution.Status.AthenaError?.Retryable ?? false);
                case "CANCELLED":
                    throw AthenaErrors.QueryStopped(queryId, reason);
                default:
                    await Task.Delay(pause, clock, cancellationToken);
                    break;
            }
        }
    }

    // Where the answer to the start was not waited for, the same token gives the id.
    private async Task StopAsync(StartQueryExecutionInput start, string? queryId)
    {
        using var limit = new CancellationTokenSource(TimeToStop, clock);
        try
        {
            queryId ??= (await client.StartQueryExecutionAsync(start, limit.Token)).QueryExecutionId;
            await client.StopQueryExecutionAsync(new QueryExecutionInput(queryId), limit.Token);
        }
        catch (Exception failed) when (AwsCalls.IsOfAws(failed) || failed is OperationCanceledException)
        {
            // The caller is leaving, and its own end says why.
            notices?.Report(AthenaErrors.NotStopped(queryId, failed).Line);
        }
    }

    private Task<GetQueryResultsOutput> PageAsync(string queryId, string? page, CancellationToken cancellationToken) =>
        CallAsync("GetQueryResults", () => client.GetQueryResultsAsync(new GetQueryResultsInput(queryId, RowsOfAPage, page), cancellationToken), cancellationToken);

    // The first row of the first page has the columns' names.
    private async IAsyncEnumerable<object?[]> RowsAsync(
        string queryId, GetQueryResultsOutput first, IReadOnlyList<AthenaColumn> columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var (page, skipped) = (first, 1); ; (page, skipped) = (await PageAsync(queryId, page.NextToken, cancellationToken), 0))
        {
            foreach (var row in (page.ResultSet.Rows ?? []).Skip(skipped))
            {
                yield return [.. columns.Select((column, number) => column.ValueOf(row.Data[number].VarCharValue))];
            }

            if (string.IsNullOrEmpty(page.NextToken))
            {
                yield break;
            }
        }
    }

    private static Task<T> CallAsync<T>(string call, Func<Task<T>> make, CancellationToken cancellationToken) =>
        AwsCalls.CallAsync(make, answered => AthenaErrors.Refused(call, answered), failed => AthenaErrors.Failed(call, failed), cancellationToken);
}
