namespace FleetSpark.Aws.CloudWatch;

/// <summary>Amazon CloudWatch: metrics.</summary>
/// <param name="options">How it calls; null for the defaults.</param>
public sealed class CloudWatchClient(AwsClientOptions? options = null) : AwsQueryClient(AwsService.CloudWatch, options ?? new AwsClientOptions())
{
    /// <summary>How many metrics one call may have; it may have 1 MB, too, of which so many short ones need a half.</summary>
    public const int MostMetrics = 1_000;

    /// <summary>Adds values to metrics; a metric is made by its first value. Sent twice, a value counts twice.</summary>
    public Task<NoOutput> PutMetricDataAsync(PutMetricDataInput input, CancellationToken cancellationToken) =>
        CallAsync("PutMetricData", MembersOf(input), _ => new NoOutput(), cancellationToken);

    private static IEnumerable<(string Name, string? Value)> MembersOf(PutMetricDataInput input) =>
        [("Namespace", input.Namespace), .. input.MetricData.SelectMany((datum, index) => MembersOf($"MetricData.member.{index + 1}", datum))];

    private static IEnumerable<(string Name, string? Value)> MembersOf(string name, MetricDatum datum) =>
    [
        ($"{name}.MetricName", datum.MetricName),
        .. (datum.Dimensions ?? []).SelectMany((dimension, index) => ((string Name, string? Value)[])
            [($"{name}.Dimensions.member.{index + 1}.Name", dimension.Name), ($"{name}.Dimensions.member.{index + 1}.Value", dimension.Value)]),
        ($"{name}.Value", datum.Value.ToString("R")),
        ($"{name}.Unit", datum.Unit),
    ];
}
