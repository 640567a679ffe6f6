namespace FleetSpark.Benchmarks;

/// <summary>Of many figures the one that says most on a noisy machine.</summary>
internal static class Figures
{
    /// <summary>The middle one.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }

    /// <summary>A ratio of two that were measured in turn, over the medians and pair by pair.</summary>
    public static string Ratio(IReadOnlyList<double> ours, IReadOnlyList<double> other, double limit) =>
        $"ratio {Median(ours) / Median(other):0.00} (limit {limit:0.00}), pair by pair {Median(ours.Zip(other, (one, two) => one / two)):0.00}";
}
