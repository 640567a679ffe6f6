using Apache.Arrow;
using Apache.Arrow.Ipc;
using Microsoft.Spark.Interop.Ipc;
using Microsoft.Spark.Sql.Types;

namespace Microsoft.Spark.Sql.Arrow;

/// <summary>Makes a data frame of rows that are here, by a few calls that carry batches of Arrow.</summary>
internal static class RowSender
{
    private const int RowsOfABatch = 10_000;

    public static DataFrame Send(SparkSession session, IReadOnlyList<object?[]> rows, StructType schema)
    {
        var jvm = session.Reference.Jvm;
        var batches = jvm.ScalaSeq([.. rows.Chunk(RowsOfABatch).Select(chunk => MessageOf(chunk, schema))]).InvokeForReference("iterator");
        return new DataFrame(jvm.CallForReference("org.apache.spark.sql.api.python.PythonSQLUtils", "toDataFrame", batches, schema.Json, session));
    }

    /// <summary>The message of one batch, without the schema that a stream begins with and without its end.</summary>
    internal static byte[] MessageOf(object?[][] rows, StructType schema)
    {
        if (rows.FirstOrDefault(row => row.Length != schema.Fields.Count) is { } odd)
        {
            throw new ArgumentException($"The schema has {schema.Fields.Count} fields, a row {odd.Length} values.", nameof(rows));
        }

        var columns = schema.Fields.Select((field, index) =>
        {
            var values = System.Array.ConvertAll(rows, row => row[index]);
            return field.IsNullable || !System.Array.Exists(values, value => value is null)
                ? ArrowArrayFactory.BuildArray(ArrowColumnWriter.Write(values, field.DataType, field.Name))
                : throw new ArgumentException($"Field '{field.Name}' may not be null, and a value of it is.", nameof(rows));
        });
        using var stream = new MemoryStream();
        using var batch = new RecordBatch(ArrowSchemas.Of(schema), columns, rows.Length);
        using var writer = new ArrowStreamWriter(stream, batch.Schema, leaveOpen: true);
        writer.WriteStart();
        var start = (int)stream.Length;
        writer.WriteRecordBatch(batch);
        return stream.ToArray()[start..];
    }
}
