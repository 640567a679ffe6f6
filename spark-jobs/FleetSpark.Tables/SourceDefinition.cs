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

    /// <summary>Whether its records are GeoJSON Features, which come in a FeatureCollection.</summary>
    public required bool IsGeoJson { get; init; }

    /// <summary>The fields of a raw record that are read; others stay in raw and are ignored.</summary>
    public required IReadOnlyList<FieldDefinition> Fields { get; init; }

    /// <summary>The settings that <see cref="StageSql"/> reads from the one-row view <c>settings</c>.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>The columns of a staged row, those of the frame (<c>event_date</c>, <c>_verdict</c> and so on) left out.</summary>
    public required IReadOnlyList<ColumnDefinition> Columns { get; init; }

    /// <summary>What makes two records the same one; null where the records are no facts of their own (fleet, places).</summary>
    public required RecordKey? Key { get; init; }

    /// <summary>Which records repeat others under a key of their own; null where none do.</summary>
    public RecordEcho? Echo { get; init; }

    /// <summary>The SQL of <c>stage.sql</c>: from the view <c>NAME_raw</c>, its fields typed, to one judged row a record.</summary>
    public required string StageSql { get; init; }

    /// <summary>Hash of all that decides about a staged row, less the values of the settings: the SQL without comments and white space, fields, columns, restriction.</summary>
    public required string Fingerprint { get; init; }
}

/// <summary>A field of a raw record.</summary>
/// <param name="Name">The name under which <c>stage.sql</c> reads it.</param>
/// <param name="Path">The members that lead to it in the record's JSON, outermost first.</param>
/// <param name="Type">
/// What it is typed as, see <see cref="ColumnTypes"/>; <see cref="Json"/> for any JSON value as its compact text. Landing checks texts
/// alone (a JSON string, or an integer without exponent: the engines print any other value differently); what a typed field does not
/// hold is null, with its text beside it for <c>stage.sql</c> to judge.
/// </param>
/// <param name="Form">How an instant is written; of no meaning for other types.</param>
/// <param name="IsRequired">Whether a record without it is rejected.</param>
/// <param name="Description">What it means.</param>
public sealed record FieldDefinition(string Name, IReadOnlyList<string> Path, string Type, InstantForm Form, bool IsRequired, string Description)
{
    /// <summary>The type of a field that may be any JSON value.</summary>
    public const string Json = "JSON";

    /// <summary>Whether it is a text, which landing checks.</summary>
    public bool IsText => Type == ColumnTypes.Text;

    /// <summary>
    /// Whether it is money, a decimal that a record must have: read exactly, and landing checks that a JSON number of it can be. Any other
    /// decimal is a measure: read as a double, as JSON's readers do, and rounded half up; of 15 digits at most.
    /// </summary>
    public bool IsMoney => IsRequired && ColumnTypes.IsDecimal(Type);
}

/// <summary>How a source writes its instants; always ISO 8601 to the second or finer.</summary>
public enum InstantForm
{
    /// <summary>With an offset from UTC.</summary>
    Offset,

    /// <summary>With an offset, or without one as the company's local time; of an hour that comes twice the first is meant.</summary>
    Local,

    /// <summary>With an offset; month and day may have one digit, as in 2026-1-9T12:00:00Z.</summary>
    Unpadded,
}

/// <summary>What makes two records of a source the same one, and which of them is kept.</summary>
/// <param name="Columns">The staged columns that are equal.</param>
/// <param name="IsUniqueOverTable">Whether equal records may lie on different days; if not, the key decides the day.</param>
/// <param name="Prefer">Sort items, best first, before the rule that holds anyway: the smallest by the remaining columns in order.</param>
public sealed record RecordKey(IReadOnlyList<string> Columns, bool IsUniqueOverTable, IReadOnlyList<string> Prefer);

/// <summary>
/// Which records repeat others under a key of their own: of those that agree in some columns, and have a value in each of them, the n-th
/// that is marked repeats the n-th that is not, and counts as a duplicate. One that is not marked counts by every version of its key.
/// </summary>
/// <param name="Mark">The staged column that is null in the records that others repeat.</param>
/// <param name="Columns">The staged columns in which they agree; together they tell the day.</param>
/// <param name="Order">The staged columns by which both are numbered, no two of one kind alike in them.</param>
public sealed record RecordEcho(string Mark, IReadOnlyList<string> Columns, IReadOnlyList<string> Order);
