namespace FleetSpark.Engines;

/// <summary>The statements of a run in order, as a script that an engine's own shell can run: for a bug report, and for the benchmark.</summary>
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
