using FleetSpark.Engines;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Staging;

/// <summary>The frame around every source's <c>stage.sql</c>: the columns that all staged rows have.</summary>
internal static class StagingSql
{
    /// <summary>The folder column of staged rows.</summary>
    public const string EventDate = "event_date";

    /// <summary>The folder column that says what staging made of a row: one of the three verdicts below.</summary>
    public const string Verdict = "_verdict";

    /// <summary>The verdict on a good record.</summary>
    public const string Ok = "ok";

    /// <summary>The verdict on a record that has a reason against it.</summary>
    public const string Rejected = "rejected";

    /// <summary>The verdict on what landing refused as no record.</summary>
    public const string Refused = "refused";

    /// <summary>The view of refused lines.</summary>
    public const string RefusedView = "refused_raw";

    // A day that a folder's name and .NET can say, whatever the offset; the engines spell years before 1 and after 9999 each in its own way.
    private const string KnownDay = "CASE WHEN _event_date BETWEEN DATE '1000-01-01' AND DATE '9999-12-30' THEN _event_date END";

    /// <summary>The fields of a refused line, see the landing's own description.</summary>
    public static readonly IReadOnlyList<RawField> RefusedFields =
        [new("reason_code", ["reason_code"]), new("record_text", ["text"]), new("record_base64", ["bytes"])];

    /// <summary>What counting needs.</summary>
    public static readonly IReadOnlyList<EngineColumn> CountColumns =
        [new("_raw_object", "STRING"), new(EventDate, "DATE"), new(Verdict, "STRING")];

    /// <summary>The columns of a quarantined row that the quarantine shows.</summary>
    public static readonly IReadOnlyList<EngineColumn> QuarantineColumns =
        [new("_event_date", "DATE"), new("_reason", "STRING"), new("_raw_object", "STRING"), new("_text", "STRING")];

    /// <summary>The view of a source's fields as they came.</summary>
    public static string FieldsView(SourceDefinition source) => source.Name + "_fields";

    /// <summary>All SQL that decides about a staged row, without comments and white space.</summary>
    public static string Deciding(SourceDefinition source) =>
        SqlText.WithoutComments(FieldSql.Typed(source, FieldsView(source))) + SqlText.WithoutComments(Staged(source, isRefused: false));

    /// <summary>The staged columns of a source's own, as an engine sees them.</summary>
    public static IReadOnlyList<EngineColumn> ColumnsOf(SourceDefinition source) =>
        [.. source.Columns.Select(column => new EngineColumn(column.Name, ColumnTypes.ToSql(column.Type)))];

    /// <summary>The staged rows: a record whose day cannot be told belongs to the UTC day on which it was sent.</summary>
    public static string Staged(SourceDefinition source, bool isRefused) => isRefused
        ? $"""
            SELECT {string.Join(", ", source.Columns.Select(column => $"CAST(NULL AS {ColumnTypes.ToSql(column.Type)}) AS \"{column.Name}\""))},
                   CAST(NULL AS DATE) AS _event_date,
                   reason_code AS _reason,
                   _raw_object,
                   COALESCE(record_text, 'base64:' || record_base64) AS _text,
                   CAST(_sent_at AS DATE) AS {EventDate},
                   '{Refused}' AS {Verdict}
            FROM {RefusedView}
            """
        : $"""
            SELECT {string.Join(", ", source.Columns.Select(column => $"CAST(\"{column.Name}\" AS {ColumnTypes.ToSql(column.Type)}) AS \"{column.Name}\""))},
                   {KnownDay} AS _event_date,
                   _reason,
                   _raw_object,
                   CASE WHEN _reason IS NOT NULL THEN _text END AS _text,
                   {PartitionDay(source)} AS {EventDate},
                   CASE WHEN _reason IS NULL THEN '{Ok}' ELSE '{Rejected}' END AS {Verdict}
            FROM (
            {source.StageSql}
            ) AS judged
            """;

    // What is no fact of a day (a registry row, a place) is staged under the day it was sent: no table reads it by day.
    private static string PartitionDay(SourceDefinition source) =>
        source.Key is null ? "CAST(_sent_at AS DATE)" : $"COALESCE({KnownDay}, CAST(_sent_at AS DATE))";
}
