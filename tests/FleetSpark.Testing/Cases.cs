namespace FleetSpark.Testing;

/// <summary>How much a test tries: little, or with FLEET_SLOW=1 (<c>scripts/test --slow</c>) much.</summary>
public static class Cases
{
    /// <summary>Of two counts, or of two choices, the one to try.</summary>
    public static T Of<T>(T few, T many) => Environment.GetEnvironmentVariable("FLEET_SLOW") == "1" ? many : few;
}
