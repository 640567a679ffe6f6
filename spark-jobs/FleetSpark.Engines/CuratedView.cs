namespace FleetSpark.Engines;

/// <summary>A table as a reader of curated data sees it.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="View">Its columns and files.</param>
public sealed record CuratedView(string Name, FileView View);

/// <summary>The rows of a reader's query.</summary>
/// <param name="Columns">The columns' names.</param>
/// <param name="Rows">The rows, values as <see cref="IEngine.QueryAsync"/> gives them; nested values as their text.</param>
public sealed record ReaderResult(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows);
