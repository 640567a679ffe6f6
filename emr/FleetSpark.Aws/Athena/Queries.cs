namespace FleetSpark.Aws.Athena;

/// <summary>Input of StartQueryExecution.</summary>
/// <param name="QueryString">The SQL.</param>
/// <param name="ClientRequestToken">By which a second call is known for the same, 32 to 128 characters.</param>
/// <param name="QueryExecutionContext">Where names of tables are looked up.</param>
public sealed record StartQueryExecutionInput(string QueryString, string ClientRequestToken, QueryExecutionContext QueryExecutionContext)
{
    /// <summary>The work group; null for <c>primary</c>.</summary>
    public string? WorkGroup { get; init; }

    /// <summary>Where the answer goes; null where the work group says it.</summary>
    public ResultConfiguration? ResultConfiguration { get; init; }

    /// <summary>Whether an answer given before will do.</summary>
    public ResultReuseConfiguration? ResultReuseConfiguration { get; init; }
}

/// <summary>Where names of tables are looked up.</summary>
/// <param name="Database">The database.</param>
/// <param name="Catalog">The catalog of databases.</param>
public sealed record QueryExecutionContext(string Database, string Catalog = "AwsDataCatalog");

/// <summary>Where an answer goes.</summary>
/// <param name="OutputLocation">A place on S3.</param>
public sealed record ResultConfiguration(string? OutputLocation);

/// <summary>Whether an answer given before will do.</summary>
/// <param name="ResultReuseByAgeConfiguration">By its age.</param>
public sealed record ResultReuseConfiguration(ResultReuseByAgeConfiguration ResultReuseByAgeConfiguration);

/// <summary>Whether an answer given before will do, by its age.</summary>
/// <param name="Enabled">Whether it will.</param>
/// <param name="MaxAgeInMinutes">How old it may be, 0 to 10,080 minutes.</param>
public sealed record ResultReuseByAgeConfiguration(bool Enabled, int? MaxAgeInMinutes);

/// <summary>Output of StartQueryExecution.</summary>
/// <param name="QueryExecutionId">The query's id.</param>
public sealed record StartQueryExecutionOutput(string QueryExecutionId);

/// <summary>Input of GetQueryExecution and StopQueryExecution.</summary>
/// <param name="QueryExecutionId">The query's id.</param>
public sealed record QueryExecutionInput(string QueryExecutionId);

/// <summary>Output of GetQueryExecution.</summary>
/// <param name="QueryExecution">The query.</param>
public sealed record GetQueryExecutionOutput(QueryExecution QueryExecution);

/// <summary>A query.</summary>
/// <param name="QueryExecutionId">Its id.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Statistics">What it took.</param>
public sealed record QueryExecution(string QueryExecutionId, QueryExecutionStatus Status, QueryExecutionStatistics? Statistics);

/// <summary>How a query stands.</summary>
/// <param name="State"><c>QUEUED</c>, <c>RUNNING</c>, <c>SUCCEEDED</c>, <c>FAILED</c> or <c>CANCELLED</c>.</param>
/// <param name="StateChangeReason">Why.</param>
/// <param name="AthenaError">Of what kind a failure is.</param>
public sealed record QueryExecutionStatus(string State, string? StateChangeReason, AthenaError? AthenaError);

/// <summary>Of what kind a failure is.</summary>
/// <param name="ErrorCategory">1 the service's, 2 the user's, 3 another.</param>
/// <param name="Retryable">Whether the same query may succeed.</param>
public sealed record AthenaError(int? ErrorCategory, bool? Retryable);

/// <summary>What a query took.</summary>
/// <param name="DataScannedInBytes">What it read.</param>
/// <param name="TotalExecutionTimeInMillis">How long it took, waiting included.</param>
/// <param name="ResultReuseInformation">Whether an answer given before was given again.</param>
public sealed record QueryExecutionStatistics(long? DataScannedInBytes, long? TotalExecutionTimeInMillis, ResultReuseInformation? ResultReuseInformation);

/// <summary>Whether an answer given before was given again.</summary>
/// <param name="ReusedPreviousResult">Whether it was.</param>
public sealed record ResultReuseInformation(bool ReusedPreviousResult);

/// <summary>Input of GetQueryResults.</summary>
/// <param name="QueryExecutionId">The query's id.</param>
/// <param name="MaxResults">The most rows, 1 to 1,000.</param>
/// <param name="NextToken">The page; null for the first.</param>
public sealed record GetQueryResultsInput(string QueryExecutionId, int MaxResults, string? NextToken = null);

/// <summary>Output of GetQueryResults.</summary>
/// <param name="ResultSet">The rows.</param>
/// <param name="NextToken">The next page; null where this is the last.</param>
public sealed record GetQueryResultsOutput(ResultSet ResultSet, string? NextToken);

/// <summary>Rows of an answer.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="ResultSetMetadata">Their columns.</param>
public sealed record ResultSet(IReadOnlyList<Row>? Rows, ResultSetMetadata? ResultSetMetadata);

/// <summary>The columns of an answer.</summary>
/// <param name="ColumnInfo">The columns.</param>
public sealed record ResultSetMetadata(IReadOnlyList<ColumnInfo>? ColumnInfo);

/// <summary>A column of an answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
public sealed record ColumnInfo(string Name, string Type);

/// <summary>A row.</summary>
/// <param name="Data">Its values.</param>
public sealed record Row(IReadOnlyList<Datum> Data);

/// <summary>A value.</summary>
/// <param name="VarCharValue">Its text; null for null.</param>
public sealed record Datum(string? VarCharValue);
