namespace FleetSpark.PropertyTests;

/// <summary>How many random cases a property is tried with: few, or with FLEET_SLOW=1 many.</summary>
internal static class Cases
{
    public static int Of(int few, int many) => Environment.GetEnvironmentVariable("FLEET_SLOW") == "1" ? many : few;
}
