using FleetSpark.Engines;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Planning;

/// <summary>
/// What a table without days gives to a day: its rows that hold on that day, only the named columns, their validity clipped to the day,
/// rows that meet and agree made one. A change of today thus restates today and no other day.
/// </summary>
internal static class SliceSql
{
    /// <summary>The view of the days to slice for: day, from_at, to_at.</summary>
    public const string DaysView = "slice_days";

    private const string Far = "TIMESTAMP_LTZ '9999-12-31 00:00:00Z'";

    /// <summary>The columns of a slice: the named ones, the day, and the validity where the table has one.</summary>
    public static IReadOnlyList<EngineColumn> ColumnsOf(TableDefinition table, InputDefinition input)
    {
        var columns = new List<EngineColumn> { new("day", "DATE") };
        columns.AddRange(table.Columns.Where(column => input.Columns.Contains(column.Name, StringComparer.Ordinal))
            .Select(column => new EngineColumn(column.Name, ColumnTypes.ToSql(column.Type))));
        if (HasValidity(table))
        {
            columns.AddRange([new EngineColumn("valid_from", "TIMESTAMP_LTZ"), new EngineColumn("valid_to", "TIMESTAMP_LTZ")]);
        }

        return columns;
    }

    /// <summary>The slices of all days in <see cref="DaysView"/>.</summary>
    public static string Slices(TableDefinition table, InputDefinition input, string allRows)
    {
        var named = string.Join(", ", input.Columns);
        if (!HasValidity(table))
        {
            return $"SELECT DISTINCT {DaysView}.day, {named} FROM {allRows} CROSS JOIN {DaysView}";
        }

        return $"""
            WITH held AS (
              SELECT {DaysView}.day, {string.Join(", ", input.Columns.Select(column => $"{allRows}.{column}"))},
                     CASE WHEN {allRows}.valid_from > {DaysView}.from_at THEN {allRows}.valid_from ELSE {DaysView}.from_at END AS starts_at,
                     CASE WHEN COALESCE({allRows}.valid_to, {Far}) < {DaysView}.to_at THEN {allRows}.valid_to ELSE {DaysView}.to_at END AS ends_at
              FROM {allRows}
              JOIN {DaysView} ON {allRows}.valid_from < {DaysView}.to_at AND COALESCE({allRows}.valid_to, {Far}) > {DaysView}.from_at
            ),
            reached AS (
              SELECT day, {named}, starts_at, ends_at,
                     MAX(ends_at) OVER (PARTITION BY day, {named} ORDER BY starts_at, ends_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached_at
              FROM held
            ),
            numbered AS (
              SELECT day, {named}, starts_at, ends_at,
                     SUM(CASE WHEN starts_at <= reached_at THEN 0 ELSE 1 END)
                       OVER (PARTITION BY day, {named} ORDER BY starts_at, ends_at ROWS UNBOUNDED PRECEDING) AS stretch
              FROM reached
            )
            SELECT day, {named}, MIN(starts_at) AS valid_from, MAX(ends_at) AS valid_to
            FROM numbered
            GROUP BY day, {named}, stretch
            """;
    }

    private static bool HasValidity(TableDefinition table) =>
        table.Columns.Any(column => column.Name == "valid_from") && table.Columns.Any(column => column.Name == "valid_to");
}
