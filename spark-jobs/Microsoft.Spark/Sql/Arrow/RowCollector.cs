using System.Runtime.ExceptionServices;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Microsoft.Spark.Gateway;
using Microsoft.Spark.Interop.Ipc;
using Microsoft.Spark.Sql.Types;

namespace Microsoft.Spark.Sql.Arrow;

/// <summary>Brings the rows of a data frame here, as batches of Arrow on a socket of their own.</summary>
internal static class RowCollector
{
    /// <summary>All rows. Spark sends batches as they are done and tells their order at the end.</summary>
    public static IReadOnlyList<Row> Collect(DataFrame frame)
    {
        var schema = frame.Schema();
        return Served(frame.Reference.InvokeForReference("collectAsArrowToPython"), stream => ReadCollected(stream, schema));
    }

    /// <summary>All rows, a partition at a time: Spark computes one when it is asked for.</summary>
    public static IEnumerable<Row> Iterate(DataFrame frame, bool prefetch)
    {
        var schema = frame.Schema();
        var batches = frame.Reference.InvokeForReference("toArrowBatchRdd");
        var served = frame.Reference.Jvm.CallForReference("org.apache.spark.api.python.PythonRDD", "toLocalIteratorAndServe", batches, prefetch);
        var (address, server) = AddressOf(served);
        using var stream = ResultSocket.Open(address);
        var isAtEnd = false;
        try
        {
            while (!isAtEnd)
            {
                isAtEnd = true; // and so it is after a failure
                var rows = Attempt(() => PartitionStream.ReadNext(stream, schema), server);
                isAtEnd = rows is null;
                foreach (var row in rows ?? [])
                {
                    yield return row;
                }
            }
        }
        finally
        {
            if (!isAtEnd)
            {
                PartitionStream.Stop(stream);
            }
        }
    }

    /// <summary>
    /// Reads a collected result:
    /// <code>
    /// arrow-stream   schema, batches, end
    /// int32 n        how many batches there are, or -1, a length and the text of a failure
    /// int32 * n      the place in the stream of the first batch of the result, of the second ...
    /// </code>
    /// Numbers are big endian.
    /// </summary>
    internal static IReadOnlyList<Row> ReadCollected(Stream stream, StructType schema)
    {
        var batches = ReadBatches(stream, schema);
        var count = ResultSocket.ReadInt32(stream);
        if (count < 0)
        {
            throw new GatewayException($"The query failed: {ResultSocket.ReadText(stream)}");
        }

        var rows = new List<Row>(batches.Sum(batch => batch.Length));
        for (var i = 0; i < count; i++)
        {
            var place = ResultSocket.ReadInt32(stream);
            rows.AddRange(place >= 0 && place < batches.Count ? batches[place] : throw new GatewayException($"A result of {batches.Count} batches has none at {place}."));
        }

        return rows;
    }

    internal static Row[] ReadBatch(RecordBatch batch, StructType schema)
    {
        var columns = schema.Fields.Select((field, index) => ArrowColumnReader.Read(batch.Column(index).Data, field.DataType, field.Name)).ToArray();
        var rows = new Row[batch.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = ArrowColumnReader.RowAt(columns, i, schema);
        }

        return rows;
    }

    private static List<Row[]> ReadBatches(Stream arrowStream, StructType schema)
    {
        var batches = new List<Row[]>();
        using var reader = new ArrowStreamReader(arrowStream, leaveOpen: true);
        while (reader.ReadNextRecordBatch() is { } batch)
        {
            using (batch)
            {
                batches.Add(ReadBatch(batch, schema));
            }
        }

        return batches;
    }

    private static T Served<T>(JvmObjectReference served, Func<Stream, T> read)
    {
        var (address, server) = AddressOf(served);
        return Attempt(
            () =>
            {
                using var stream = ResultSocket.Open(address);
                var result = read(stream);
                AskForFailure(server); // one that came before the first batch leaves a result without rows
                return result;
            },
            server);
    }

    // The JVM closes the socket when a query fails; what failed is told by the server's own result.
    private static T Attempt<T>(Func<T> read, JvmObjectReference server)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is IOException or GatewayException or InvalidDataException or InvalidOperationException)
        {
            AskForFailure(server);
            throw;
        }
    }

    private static void AskForFailure(JvmObjectReference server)
    {
        try
        {
            server.Invoke("getResult");
        }
        catch (JvmException failure)
        {
            // What stands around it says no more than that it was waited for.
            var told = failure;
            while (told.Message.Contains("awaitResult", StringComparison.Ordinal) && told.InnerException is JvmException cause)
            {
                told = cause;
            }

            ExceptionDispatchInfo.Throw(told);
        }
    }

    // port, secret, server
    private static (GatewayAddress Address, JvmObjectReference Server) AddressOf(JvmObjectReference served) => served.Jvm.ToList(served) switch
    {
        [int port, string secret, JvmObjectReference server] => (new GatewayAddress(port, secret), server),
        var other => throw new GatewayException($"A served result has {other.Count} parts of an unknown kind."),
    };
}
