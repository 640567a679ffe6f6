using DuckDB.NET.Data;

namespace FleetSpark.Benchmarks.DuckDb;

/// <summary>Questions about what was written.</summary>
internal static class DuckDbQuery
{
    /// <summary>The rows of an answer.</summary>
    public static IReadOnlyList<object[]> Ask(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
