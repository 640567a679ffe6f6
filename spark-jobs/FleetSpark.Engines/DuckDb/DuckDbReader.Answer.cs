using System.Data;
using System.Numerics;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace FleetSpark.Engines.DuckDb;

/// <content>Answers of any size and of any type.</content>
public sealed partial class DuckDbReader
{
    // Wider decimals do not fit .NET's; what is exact for all of them is their text.
    private const int WidestNetDecimal = 28;

    private static readonly HashSet<string> PlainTypes = new(StringComparer.Ordinal)
    {
        "Boolean", "TinyInt", "SmallInt", "Integer", "BigInt", "UnsignedTinyInt", "UnsignedSmallInt", "UnsignedInteger", "UnsignedBigInt",
        "HugeInt", "UnsignedHugeInt", "Float", "Double", "Decimal", "Varchar", "Date", "Time", "Timestamp", "TimestampTz",
    };

    private static readonly HashSet<string> NumberTypes = new(StringComparer.Ordinal)
    {
        "TinyInt", "SmallInt", "Integer", "BigInt", "UnsignedTinyInt", "UnsignedSmallInt", "UnsignedInteger", "UnsignedBigInt", "HugeInt",
        "UnsignedHugeInt", "Float", "Double", "Decimal",
    };

    /// <summary>Runs one SELECT and hands its rows over while it runs, on the caller's thread.</summary>
    /// <param name="sql">The SELECT.</param>
    /// <param name="use">Reads the answer.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <exception cref="Core.FleetException">FS4002: it is no single SELECT. FS4003: it failed. FS1008, FS4005: a table that it names cannot be read.</exception>
    public void Answer(string sql, Action<ReaderAnswer> use, CancellationToken cancellationToken)
    {
        using var command = _connection.CreateCommand();
        command.UseStreamingMode = true;
        using var stop = cancellationToken.Register(command.Cancel);
        try
        {
            RefuseAllButOneSelect(sql);
            command.CommandText = sql;
            if (!TryUse(command, use, cancellationToken))
            {
                command.CommandText = WithTexts(sql, command);
                TryUse(command, use, cancellationToken);
            }
        }
        catch (DuckDBException failed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw FaultOf(failed);
        }
    }

    /// <summary>Runs one SELECT whose answer is small, and gives it whole.</summary>
    /// <exception cref="Core.FleetException">As <see cref="Answer"/>.</exception>
    public ReaderAnswer AnswerWhole(string sql, CancellationToken cancellationToken)
    {
        ReaderAnswer? whole = null;
        Answer(sql, answer => whole = answer with { Rows = [.. answer.Rows] }, cancellationToken);
        return whole!;
    }

    private static bool TryUse(DuckDBCommand command, Action<ReaderAnswer> use, CancellationToken cancellationToken)
    {
        using var reader = command.ExecuteReader();
        if (TypesOf(reader).Any(type => !PlainTypes.Contains(type)))
        {
            return false;
        }

        var schema = reader.GetSchemaTable()!.Rows.Cast<DataRow>().ToList();
        var reads = schema.Select((row, column) => ReadOf(reader, column, row)).ToArray();
        var columns = TypesOf(reader).Select((type, column) => new ReaderColumn(reader.GetName(column), NumberTypes.Contains(type))).ToList();
        use(new ReaderAnswer(columns, Rows(reader, reads, cancellationToken)));
        return true;
    }

    // The same query with what .NET has no value for (lists, structs, intervals, bytes) as DuckDB's own text.
    private static string WithTexts(string sql, DuckDBCommand command)
    {
        using var reader = command.ExecuteReader();
        var types = TypesOf(reader).ToList();
        var names = Enumerable.Range(0, types.Count).Select(column => $"c{column}");
        var items = types.Select((type, column) =>
            $"{(PlainTypes.Contains(type) ? $"c{column}" : $"CAST(c{column} AS VARCHAR)")} AS \"{reader.GetName(column).Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        // As a text of its own: no comment and no semicolon in it can end the brackets.
        return $"SELECT {string.Join(", ", items)} FROM query({DuckDbText.Literal(sql)}) AS answer({string.Join(", ", names)})";
    }

    private static IEnumerable<object?[]> Rows(DuckDBDataReader reader, Func<object>[] reads, CancellationToken cancellationToken)
    {
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = new object?[reads.Length];
            for (var column = 0; column < row.Length; column++)
            {
                row[column] = reader.IsDBNull(column) ? null : reads[column]();
            }

            yield return row;
        }
    }

    private static IEnumerable<string> TypesOf(DuckDBDataReader reader) => Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeName);

    private static Func<object> ReadOf(DuckDBDataReader reader, int column, DataRow schema) => reader.GetDataTypeName(column) switch
    {
        "Decimal" when Convert.ToInt32(schema["NumericPrecision"]) > WidestNetDecimal => WideDecimal(reader, column, Convert.ToInt32(schema["NumericScale"])),
        "Decimal" => ScaledDecimal(reader, column, Convert.ToInt32(schema["NumericScale"])),
        "Timestamp" => () => ToTimestamp(reader.GetFieldValue<DuckDBTimestamp>(column), isInstant: false),
        "TimestampTz" => () => ToTimestamp(reader.GetFieldValue<DuckDBTimestamp>(column), isInstant: true),
        "Date" => () => ToDate(reader.GetFieldValue<DuckDBDateOnly>(column)),
        "Float" => () => reader.GetFloat(column),
        "UnsignedBigInt" => () => new BigInteger(reader.GetFieldValue<ulong>(column)),
        "HugeInt" or "UnsignedHugeInt" or "Varchar" or "Boolean" or "Time" => () => reader.GetValue(column),
        "Double" => () => reader.GetDouble(column),
        _ => () => Convert.ToInt64(reader.GetValue(column)),
    };

    private static Func<object> ScaledDecimal(DuckDBDataReader reader, int column, int scale)
    {
        // Adding a zero of the column's scale keeps the zeros at the end: 12.50 stays 12.50.
        var zero = new decimal(0, 0, 0, isNegative: false, (byte)scale);
        return () => reader.GetDecimal(column) + zero;
    }

    private static Func<object> WideDecimal(DuckDBDataReader reader, int column, int scale) => () =>
    {
        var value = reader.GetFieldValue<DuckDBDecimal>(column).Value.ToBigInteger();
        var digits = BigInteger.Abs(value).ToString().PadLeft(scale + 1, '0');
        return $"{(value.Sign < 0 ? "-" : string.Empty)}{digits[..^scale]}{(scale == 0 ? string.Empty : ".")}{digits[^scale..]}";
    };

    private static object ToTimestamp(DuckDBTimestamp value, bool isInstant)
    {
        if (value.IsInfinity)
        {
            return value.IsPositiveInfinity ? "infinity" : "-infinity";
        }

        if (value.Date.Year is < 1 or > 9999)
        {
            return $"{ToDate(value.Date)} {value.Time.Hour:00}:{value.Time.Min:00}:{value.Time.Sec:00}{(isInstant ? "+00" : string.Empty)}"; // as DuckDB writes it
        }

        var time = DateTime.SpecifyKind(value.ToDateTime(), DateTimeKind.Unspecified);
        return isInstant ? (object)new DateTimeOffset(time, TimeSpan.Zero) : time;
    }

    private static object ToDate(DuckDBDateOnly value) =>
        value.IsInfinity ? value.IsPositiveInfinity ? "infinity" : "-infinity"
        : value.Year is >= 1 and <= 9999 ? new DateOnly(value.Year, value.Month, value.Day)
        : $"{value.Year}-{value.Month:00}-{value.Day:00}";
}
