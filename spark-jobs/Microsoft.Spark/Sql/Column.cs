namespace Microsoft.Spark.Sql;
/// <summary>stub</summary>
public sealed class Column;
