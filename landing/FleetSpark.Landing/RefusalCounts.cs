namespace FleetSpark.Landing;

/// <summary>How often reasons were met, summed.</summary>
internal static class RefusalCounts
{
    /// <summary>The sum of several counts; by reason (ordinal).</summary>
    public static IReadOnlyDictionary<string, long> Sum(IEnumerable<IReadOnlyDictionary<string, long>> counts)
    {
        var sum = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (reason, count) in counts.SelectMany(some => some))
        {
            sum[reason] = sum.GetValueOrDefault(reason) + count;
        }

        return sum;
    }
}
