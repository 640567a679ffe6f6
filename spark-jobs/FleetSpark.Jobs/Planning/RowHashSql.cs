using FleetSpark.Engines;

namespace FleetSpark.Jobs.Planning;

/// <summary>A hash of rows that is free of their order and equal on both engines.</summary>
internal static class RowHashSql
{
    /// <summary>What stands for the hash of no rows; no query gives it.</summary>
    public const string NoRows = "empty";

    /// <summary>One row a group, of the group's columns and its hash; without a group one row.</summary>
    public static string HashOf(string rows, IReadOnlyList<EngineColumn> columns, string? groupBy)
    {
        var row = string.Join(", ", columns.Where(column => column.Name != groupBy).Select(TextOf));
        var group = groupBy is null ? string.Empty : $"{groupBy}, ";
        return $"""
            SELECT {group}sha2(array_join(array_sort(array_agg(row_hash)), ''), 256) AS content_hash
            FROM (SELECT {group}sha2(concat_ws('|', {row}), 256) AS row_hash FROM {rows}) AS hashed
            {(groupBy is null ? string.Empty : $"GROUP BY {groupBy}")}
            """;
    }

    // Each value led by its length, so that no two rows give one text; null is told from the empty text.
    private static string TextOf(EngineColumn column)
    {
        var text = column.Type switch
        {
            "TIMESTAMP_LTZ" => $"CAST(unix_micros({column.Name}) AS STRING)",
            "DOUBLE" => $"CAST(CAST({column.Name} AS DECIMAL(18,9)) AS STRING)",
            "STRING" => column.Name,
            "BOOLEAN" => $"CASE WHEN {column.Name} THEN '1' WHEN NOT {column.Name} THEN '0' END",
            _ => $"CAST({column.Name} AS STRING)",
        };
        return $"COALESCE(CAST(length({text}) AS STRING) || ':' || {text}, '-')";
    }
}
