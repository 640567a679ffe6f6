namespace FleetSpark.Testing;

/// <summary>How much a test tries: little, or with FLEET_SLOW=1 (<c>scripts/test --slow</c>) much.</summary>
public static class Cases
{
    /// <summary>Of two counts the one to try.</summary>
    public static int Of(int few, int many) => Environment.GetEnvironmentVariable("FLEET_SLOW") == "1" ? many : few;
}
