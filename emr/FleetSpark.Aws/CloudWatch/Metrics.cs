namespace FleetSpark.Aws.CloudWatch;

/// <summary>Values of metrics.</summary>
/// <param name="Namespace">What the metrics belong to.</param>
/// <param name="MetricData">The values, <see cref="CloudWatchClient.MostMetrics"/> at most.</param>
public sealed record PutMetricDataInput(string Namespace, IReadOnlyList<MetricDatum> MetricData);

/// <summary>A value of a metric, of the moment at which it is received.</summary>
/// <param name="MetricName">The metric.</param>
/// <param name="Value">The value.</param>
public sealed record MetricDatum(string MetricName, double Value)
{
    /// <summary>Its dimensions, 30 at most: the same name with other dimensions is another metric.</summary>
    public IReadOnlyList<Dimension>? Dimensions { get; init; }

    /// <summary>Its unit, <c>Count</c> or <c>Percent</c> say.</summary>
    public string? Unit { get; init; }
}

/// <summary>What a metric is of.</summary>
/// <param name="Name">The dimension, <c>Table</c> say.</param>
/// <param name="Value">Its value, not empty.</param>
public sealed record Dimension(string Name, string Value);
