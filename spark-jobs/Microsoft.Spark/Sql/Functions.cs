using Microsoft.Spark.Interop;
using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql;

/// <summary>Spark's functions on columns. A function that takes a column's name means the column of that name.</summary>
public static partial class Functions
{
    internal const string ClassName = "org.apache.spark.sql.functions";

    private static Column Call(string methodName, params object?[] args) => new(SparkEnvironment.JvmBridge.CallForReference(ClassName, methodName, args));
}
