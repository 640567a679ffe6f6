namespace FleetSpark.Tables;

/// <summary>A source: the contract of its raw records and the SQL that types and judges them. One folder under <c>spark-jobs/sources</c>.</summary>
public sealed record SourceDefinition
{
    /// <summary>The source's name, and its folder's.</summary>
    public required string Name { get; init; }

    /// <summary>What a record is and where it comes from.</summary>
    public required string Description { get; init; }

    /// <summary>Whether its rows hold personal data: staged under the restricted root, its rejected texts never in curated tables.</summary>
    public required bool IsRestricted { get; init; }

    /// <summary>The fields of a raw record that are read; others stay in raw and are ignored.</summary>
    public required IReadOnlyList<FieldDefinition> Fields { get; init; }

    /// <summary>The settings that <see cref="StageSql"/> reads from the one-row view <c>settings</c>.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>The columns of a staged row, those of the frame (<c>event_date</c>, <c>_verdict</c> and so on) left out.</summary>
    public required IReadOnlyList<ColumnDefinition> Columns { get; init; }

    /// <summary>What makes two records the same one; null where the records are no facts of their own (fleet, places).</summary>
    public required RecordKey? Key { get; init; }

    /// <summary>The SQL of <c>stage.sql</c>: from the view <c>NAME_raw</c> to one judged row a record.</summary>
    public required string StageSql { get; init; }

    /// <summary>Hash of all that decides about a staged row, less the values of the settings: the SQL without comments and white space, fields, columns.</summary>
    public required string Fingerprint { get; init; }
}

/// <summary>A field of a raw record.</summary>
/// <param name="Name">The name under which <c>stage.sql</c> reads it, always as text.</param>
/// <param name="Path">The members that lead to it in the record's JSON, outermost first.</param>
/// <param name="Type">What the source promises it to be.</param>
/// <param name="IsRequired">Whether a record without it is rejected.</param>
/// <param name="Description">What it means.</param>
public sealed record FieldDefinition(string Name, IReadOnlyList<string> Path, FieldType Type, bool IsRequired, string Description);

/// <summary>What a raw field is promised to be. Landing checks <see cref="Text"/> alone; staging judges the others.</summary>
public enum FieldType
{
    /// <summary>A JSON string, or an integer without exponent: the engines print any other value differently.</summary>
    Text,

    /// <summary>A number, or its text.</summary>
    Number,

    /// <summary>true or false, or its text.</summary>
    Boolean,

    /// <summary>An ISO 8601 instant as a string.</summary>
    Instant,

    /// <summary>Any JSON value, read as its compact text.</summary>
    Json,
}

/// <summary>What makes two records of a source the same one, and which of them is kept.</summary>
/// <param name="Columns">The staged columns that are equal.</param>
/// <param name="IsUniqueOverTable">Whether equal records may lie on different days; if not, the key decides the day.</param>
/// <param name="Prefer">Sort items, best first, before the rule that holds anyway: the smallest by the remaining columns in order.</param>
public sealed record RecordKey(IReadOnlyList<string> Columns, bool IsUniqueOverTable, IReadOnlyList<string> Prefer);
