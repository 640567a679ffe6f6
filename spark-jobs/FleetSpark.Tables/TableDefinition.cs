namespace FleetSpark.Tables;

/// <summary>A curated table: its contract and its SQL. One folder under <c>spark-jobs/tables</c>.</summary>
public sealed record TableDefinition
{
    /// <summary>The table's name, and its folder's.</summary>
    public required string Name { get; init; }

    /// <summary>What the table is for.</summary>
    public required string Description { get; init; }

    /// <summary>What one row is.</summary>
    public required string Grain { get; init; }

    /// <summary>The columns no two rows share all values of; empty for a table of texts, which has none.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>The column whose day makes the partition; null for a table without days, which is one partition.</summary>
    public required string? PartitionColumn { get; init; }

    /// <summary>What a day of <see cref="PartitionColumn"/> is.</summary>
    public required DayKind DayKind { get; init; }

    /// <summary>The source whose kept records this table holds, one a row; null for a table that is derived. The balance counts by it.</summary>
    public required string? HomeOf { get; init; }

    /// <summary>Whether it holds personal data: it then lies under the restricted root and no SQL sees it unasked.</summary>
    public required bool IsRestricted { get; init; }

    /// <summary>The order of rows in a file, chosen for small files and pruning.</summary>
    public required IReadOnlyList<string> SortBy { get; init; }

    /// <summary>The settings that the SQL reads from the one-row view <c>settings</c>.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>What the SQL reads.</summary>
    public required IReadOnlyList<InputDefinition> Inputs { get; init; }

    /// <summary>The columns in order, the partition column among them.</summary>
    public required IReadOnlyList<ColumnDefinition> Columns { get; init; }

    /// <summary>The SQL of <c>query.sql</c>: from the inputs to the rows of the days in the view <c>run_window</c>.</summary>
    public required string QuerySql { get; init; }

    /// <summary>The checks of <c>checks.sql</c>.</summary>
    public required IReadOnlyList<CheckDefinition> Checks { get; init; }

    /// <summary>Its <c>example.sql</c>; null where the table has none.</summary>
    public TableExample? Example { get; init; }

    /// <summary>Hash of all that decides about a row, less inputs' content and settings' values: SQL without comments and white space, and this contract less its descriptions.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Whether the table is one partition without a day.</summary>
    public bool IsDateless => PartitionColumn is null;
}

/// <summary>What a day of a partition is.</summary>
public enum DayKind
{
    /// <summary>A UTC day.</summary>
    Utc,

    /// <summary>A day in the company's zone, 23 to 25 hours long.</summary>
    Company,
}

/// <summary>What kind of thing an input is.</summary>
public enum InputKind
{
    /// <summary>A source's ok records, each key once.</summary>
    Source,

    /// <summary>The rejected and refused records of all sources, by the day they were landed.</summary>
    Rejected,

    /// <summary>Another table.</summary>
    Table,

    /// <summary>A CSV file carried in the table's folder.</summary>
    Reference,
}

/// <summary>An input of a table, a view of its name for the SQL.</summary>
/// <param name="Name">The view's name; for tables and sources also theirs.</param>
/// <param name="Kind">What it is.</param>
/// <param name="LookBackDays">How many days before the partition's own are read too.</param>
/// <param name="LookAheadDays">How many days after the partition's own are read too.</param>
/// <param name="IncludesSameDay">Whether the partition's own day is read; false for what only carries over from before.</param>
/// <param name="CutsOffByContent">Whether it counts by a hash of its rows, so that being made again without a difference stales nothing.</param>
/// <param name="Columns">The only columns that the view has; empty for all. Required for an input without days.</param>
/// <param name="File">A reference's file beside <c>table.yaml</c>; null for other kinds.</param>
/// <param name="FileHash">SHA-256 of the file's bytes; null for other kinds.</param>
public sealed record InputDefinition(
    string Name,
    InputKind Kind,
    int LookBackDays,
    int LookAheadDays,
    bool IncludesSameDay,
    bool CutsOffByContent,
    IReadOnlyList<string> Columns,
    string? File,
    string? FileHash);

/// <summary>A named query that returns the rows that offend.</summary>
/// <param name="Name">Its name, unique in the table.</param>
/// <param name="Severity">What one row does.</param>
/// <param name="Description">What the rows returned mean.</param>
/// <param name="Sql">The query.</param>
public sealed record CheckDefinition(string Name, Severity Severity, string Description, string Sql);

/// <summary>What a row that a check returns does.</summary>
public enum Severity
{
    /// <summary>It is told, and the run goes on.</summary>
    Warn,

    /// <summary>It stops the publish.</summary>
    Fail,
}
