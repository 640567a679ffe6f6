using Microsoft.Spark.Interop;
using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql.Avro;

/// <summary>Avro in binary columns. Needs the package <c>spark-avro</c> of the same version as Spark.</summary>
public static class Functions
{
    private const string ClassName = "org.apache.spark.sql.avro.functions";

    /// <summary>The value that Avro's bytes hold.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="jsonFormatSchema">Avro's schema as JSON; bytes of another schema fail the query or give a wrong value.</param>
    public static Column FromAvro(Column data, string jsonFormatSchema) => Call("from_avro", data, jsonFormatSchema);

    /// <inheritdoc cref="FromAvro(Column, string)" />
    public static Column FromAvro(Column data, string jsonFormatSchema, Dictionary<string, string> options) => Call("from_avro", data, jsonFormatSchema, options);

    /// <summary>The value as Avro's bytes, of the schema that its type gives.</summary>
    public static Column ToAvro(Column data) => Call("to_avro", data);

    /// <summary>The value as Avro's bytes of a schema.</summary>
    public static Column ToAvro(Column data, string jsonFormatSchema) => Call("to_avro", data, jsonFormatSchema);

    private static Column Call(string methodName, params object?[] args) => new(SparkEnvironment.JvmBridge.CallForReference(ClassName, methodName, args));
}
