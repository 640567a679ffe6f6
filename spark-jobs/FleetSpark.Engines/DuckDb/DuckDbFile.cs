using DuckDB.NET.Data;
using DuckDB.NET.Native;
using FleetSpark.Core;

namespace FleetSpark.Engines.DuckDb;

/// <summary>A DuckDB database file: tables that other programs open without this one, and without the lake.</summary>
public static class DuckDbFile
{
    private const string Target = "exported";

    // DuckDB's main header: eight bytes of a checksum, then these four.
    private const int MagicOffset = 8;
    private static ReadOnlySpan<byte> Magic => "DUCK"u8;

    /// <summary>Whether a file is a DuckDB database. Of a pipe or a device, which have no length, nothing is read.</summary>
    public static bool IsOne(string path)
    {
        if (new FileInfo(path).Length < MagicOffset + Magic.Length)
        {
            return false;
        }

        Span<byte> begin = stackalloc byte[MagicOffset + Magic.Length];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.ReadExactly(begin);
        return begin[MagicOffset..].SequenceEqual(Magic);
    }

    /// <summary>Writes tables into a new file.</summary>
    /// <param name="tables">The tables; each keeps its rows' order, and what it and its columns mean as comments.</param>
    /// <param name="path">The file; beside it DuckDB keeps what it works on.</param>
    /// <param name="onTable">Is told each table before it is copied.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The rows of each table.</returns>
    /// <exception cref="FleetException">A table's fault. FS4005: files of a table cannot be read.</exception>
    /// <exception cref="DuckDBException">The file cannot be written.</exception>
    public static IReadOnlyDictionary<string, long> Write(IReadOnlyList<DescribedView> tables, string path, Action<string> onTable, CancellationToken cancellationToken)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, DuckDbEngine.Prelude(), cancellationToken);
        Execute(connection, $"SET temp_directory = {DuckDbText.Literal(path + ".tmp")}", cancellationToken);
        Execute(connection, $"ATTACH {DuckDbText.Literal(path)} AS {Target}", cancellationToken);
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            onTable(table.View.Name);
            rows[table.View.Name] = Copy(connection, table, path, cancellationToken);
        }

        Execute(connection, $"CHECKPOINT {Target}", cancellationToken); // DETACH would do it too, and keep silent where it fails
        Execute(connection, $"DETACH {Target}", cancellationToken);
        return rows;
    }

    private static long Copy(DuckDBConnection connection, DescribedView table, string path, CancellationToken cancellationToken)
    {
        var view = table.View;
        if (view.Fault is { } fault)
        {
            throw fault;
        }

        var name = $"{Target}.{Quoted(view.Name)}";
        try
        {
            Execute(connection, $"CREATE TABLE {name} AS SELECT {string.Join(", ", view.View.Columns.Select(InDuckDbsOwnType))} FROM ({DuckDbText.FileView(view.View)})", cancellationToken);
        }
        catch (DuckDBException failed) when (!failed.Message.Contains(path, StringComparison.Ordinal) && failed.ErrorType != DuckDBErrorType.OutOfMemory)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw EngineErrors.UnreadableTable(view.Name, failed);
        }

        Execute(connection, $"COMMENT ON TABLE {name} IS {DuckDbText.Literal(table.Description)}", cancellationToken);
        foreach (var (column, meaning) in table.ColumnDescriptions)
        {
            Execute(connection, $"COMMENT ON COLUMN {name}.{Quoted(column)} IS {DuckDbText.Literal(meaning)}", cancellationToken);
        }

        using var count = connection.CreateCommand();
        count.CommandText = $"SELECT COUNT(*) FROM {name}";
        return (long)count.ExecuteScalar()!;
    }

    // The prelude's names of types, which Spark has, are not in the file.
    private static string InDuckDbsOwnType(EngineColumn column) => column.Type == "TIMESTAMP_LTZ" ? $"CAST({Quoted(column.Name)} AS TIMESTAMPTZ) AS {Quoted(column.Name)}" : Quoted(column.Name);

    private static string Quoted(string name) => $"\"{name}\"";

    private static void Execute(DuckDBConnection connection, string sql, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var stop = cancellationToken.Register(command.Cancel);
        command.ExecuteNonQuery();
    }
}
