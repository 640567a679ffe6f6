using FleetSpark.Tables;

namespace FleetSpark.LandingTests;

/// <summary>The contracts that the tests land by.</summary>
internal static class Sources
{
    public static SourceDefinition Gps => Of("gps");

    public static SourceDefinition Places => Of("places");

    public static SourceDefinition Of(string name) => BuiltIn.Catalog.Source(name);
}
