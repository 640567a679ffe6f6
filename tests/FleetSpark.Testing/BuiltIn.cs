using FleetSpark.Tables;

namespace FleetSpark.Testing;

/// <summary>The sources and tables that were built with the tests.</summary>
public static class BuiltIn
{
    /// <summary>All of them.</summary>
    public static TableCatalog Catalog { get; } = TableCatalog.Load(TableCatalog.BuiltInFolder);

    /// <summary>The sources' names.</summary>
    public static IReadOnlyList<string> SourceNames { get; } = [.. Catalog.Sources.Select(source => source.Name)];
}
