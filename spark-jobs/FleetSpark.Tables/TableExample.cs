namespace FleetSpark.Tables;

/// <summary>A SELECT over a table for who comes to know it.</summary>
/// <param name="Question">What it asks.</param>
/// <param name="Select">The SELECT.</param>
public sealed record TableExample(string Question, string Select)
{
    private const string Comment = "-- ";

    /// <summary>Reads <c>example.sql</c>, whose first line says in a comment what it asks.</summary>
    public static TableExample Parse(string sql)
    {
        var end = sql.IndexOf('\n', StringComparison.Ordinal) + 1;
        return sql.StartsWith(Comment, StringComparison.Ordinal) ? new TableExample(sql[Comment.Length..end].Trim(), sql[end..]) : new TableExample("An example.", sql);
    }
}
