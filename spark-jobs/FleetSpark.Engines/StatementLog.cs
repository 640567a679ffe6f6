namespace FleetSpark.Engines;

/// <summary>
/// The statements of a run in order, for a bug report. Of DuckDB they are a script that its own shell can run, as the benchmark does; of Spark they are to be read:
/// no SQL of Spark's names the files and the rows that its views are made of, and they are comments here.
/// </summary>
public sealed class StatementLog(TextWriter writer)
{
    /// <summary>Adds a statement.</summary>
    /// <param name="what">What it is for.</param>
    /// <param name="sql">Its text.</param>
    public void Add(string what, string sql)
    {
        writer.WriteLine($"-- {what}");
        writer.Write(sql.TrimEnd().TrimEnd(';'));
        writer.WriteLine("\n;");
        writer.Flush();
    }
}
