namespace FleetSpark.Landing.Sources;

/// <summary>How long to wait before a source is tried again: one second, then twice as long each time.</summary>
internal static class Backoff
{
    /// <summary>The wait.</summary>
    /// <param name="tries">How often it was tried, 1 or more.</param>
    /// <param name="longest">The longest wait.</param>
    public static TimeSpan After(int tries, TimeSpan longest) => TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, Math.Pow(2, tries - 1)));
}
