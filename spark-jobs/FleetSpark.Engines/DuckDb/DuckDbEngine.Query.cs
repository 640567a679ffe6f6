using DuckDB.NET.Data;

namespace FleetSpark.Engines.DuckDb;

/// <content>Reading rows.</content>
public sealed partial class DuckDbEngine
{
    /// <inheritdoc />
    public Task<IReadOnlyList<object?[]>> QueryAsync(string sql, CancellationToken cancellationToken) => Task.Run<IReadOnlyList<object?[]>>(
        () =>
        {
            _log?.Add("query", sql);
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            using var stop = cancellationToken.Register(command.Cancel);
            try
            {
                using var reader = command.ExecuteReader();
                var rows = new List<object?[]>();
                while (reader.Read())
                {
                    rows.Add(ReadRow(reader));
                }

                return rows;
            }
            catch (DuckDBException failed)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw EngineErrors.StatementFailed(EngineName, "a query", failed);
            }
        },
        cancellationToken);

    private static object?[] ReadRow(DuckDBDataReader reader)
    {
        var row = new object?[reader.FieldCount];
        for (var column = 0; column < row.Length; column++)
        {
            row[column] = reader.IsDBNull(column) ? null : DuckDbValues.ToNet(reader.GetValue(column));
        }

        return row;
    }
}
