namespace FleetSpark.Engines;

/// <summary>The answer to a reader's query, read as it is made: it is never held whole.</summary>
/// <param name="Columns">The columns in order; names need not be unique.</param>
/// <param name="Rows">
/// The rows, to be read once. Values are text, bool, int, long, BigInteger, double, decimal with the column's scale, DateTimeOffset (an
/// instant), DateTime (a wall-clock time without zone), DateOnly, TimeOnly, or null; what has no such form, nested values say, is text.
/// </param>
public sealed record ReaderAnswer(IReadOnlyList<ReaderColumn> Columns, IEnumerable<object?[]> Rows);

/// <summary>A column of an answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsNumber">Whether its values are numbers, which are read from the right.</param>
public sealed record ReaderColumn(string Name, bool IsNumber);
