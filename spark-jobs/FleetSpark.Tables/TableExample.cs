namespace FleetSpark.Tables;

/// <summary>A SELECT over a table for who comes to know it.</summary>
/// <param name="Question">What it asks.</param>
/// <param name="Select">The SELECT.</param>
public sealed record TableExample(string Question, string Select)
{
    private const string Comment = "-- ";

    /// <summary>Reads <c>example.sql</c>, whose first line says in a comment what it asks.</summary>
    /// <param name="sql">The file's text.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="faults">Told what is wrong.</param>
    public static TableExample? Parse(string sql, string fileName, ICollection<string> faults)
    {
        var lines = sql.Split('\n', 2);
        if (lines is [var first, var select] && first.StartsWith(Comment, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(select))
        {
            return new TableExample(first[Comment.Length..].Trim(), select.TrimEnd() + '\n');
        }

        faults.Add($"{fileName}: a comment that says what it asks, and a SELECT below it");
        return null;
    }
}
