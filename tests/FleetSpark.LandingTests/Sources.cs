using FleetSpark.Tables;

namespace FleetSpark.LandingTests;

/// <summary>The contracts that the project lands by.</summary>
internal static class Sources
{
    private static readonly SourceDefinition[] All = Load();

    public static SourceDefinition Gps => Of("gps");

    public static SourceDefinition Places => Of("places");

    public static SourceDefinition Of(string name) => All.Single(source => source.Name == name);

    private static SourceDefinition[] Load()
    {
        // No table is needed here, only the folder that holds them.
        Directory.CreateDirectory(Path.Combine(TableCatalog.BuiltInFolder, "tables"));
        return [.. TableCatalog.Load(TableCatalog.BuiltInFolder).Sources];
    }
}
