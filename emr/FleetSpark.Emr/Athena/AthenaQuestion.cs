namespace FleetSpark.Emr.Athena;

/// <summary>A question to Athena.</summary>
/// <param name="Sql">One SELECT.</param>
/// <param name="Database">The database in which names of tables are looked up.</param>
public sealed record AthenaQuestion(string Sql, string Database)
{
    /// <summary>The work group; null for <c>primary</c>.</summary>
    public string? WorkGroup { get; init; }

    /// <summary>Where the answer goes; null where the work group says it.</summary>
    public string? Output { get; init; }

    /// <summary>How old an answer to the same question may be that is given again, 1 to 10,080 minutes; null for none.</summary>
    public int? ReuseMinutes { get; init; }
}

/// <summary>An answer, whose rows are fetched by the page while they are read.</summary>
/// <param name="QueryId">The query's id.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, to be read once: text, bool, long, double, decimal, DateTimeOffset, DateOnly, or null.</param>
/// <param name="Cost">What it took.</param>
public sealed record AthenaAnswer(string QueryId, IReadOnlyList<AthenaColumn> Columns, IAsyncEnumerable<object?[]> Rows, AthenaCost Cost);

/// <summary>What a query took.</summary>
/// <param name="BytesScanned">What was read.</param>
/// <param name="Time">How long it took, waiting included.</param>
/// <param name="IsReused">Whether an answer given before was given again.</param>
public sealed record AthenaCost(long BytesScanned, TimeSpan Time, bool IsReused);
