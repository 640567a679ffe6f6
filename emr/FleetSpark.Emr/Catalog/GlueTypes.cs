using FleetSpark.Tables;

namespace FleetSpark.Emr.Catalog;

/// <summary>The types of columns as Hive, and so Glue, names them.</summary>
public static class GlueTypes
{
    /// <summary>Text.</summary>
    public const string Text = "string";

    /// <summary>A day.</summary>
    public const string Date = "date";

    /// <summary>The type of a column: <c>DECIMAL(18,2)</c> is <c>decimal(18,2)</c>, <c>VARCHAR</c> is <c>string</c>.</summary>
    public static string Of(string type) => type switch
    {
        ColumnTypes.Text => Text,
        _ => type.ToLowerInvariant(),
    };

    /// <summary>What a column means, with its unit: <c>Speed over ground. [km/h]</c>.</summary>
    public static string CommentOf(ColumnDefinition column) => column.Unit is { } unit ? $"{column.Description} [{unit}]" : column.Description;
}
