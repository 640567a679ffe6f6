using Microsoft.Spark.Sql.Types;

namespace Microsoft.Spark.Sql.Arrow;

/// <summary>A value of a column does not fit its .NET type.</summary>
internal sealed class ColumnOverflowException(string column, DataType type, Exception inner)
    : OverflowException($"A value of column '{column}' ({type.SimpleString}) does not fit its .NET type: cast the column to string, or to a smaller type.", inner);
