using System.IO.Compression;
using System.Text.RegularExpressions;
using FleetSpark.Emr.Steps;
using FleetSpark.Lake;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Emr.Logs;

/// <summary>
/// The logs of steps, as EMR puts them on S3: <c>CLUSTER/steps/STEP/{controller,stderr,stdout}.gz</c>, and of the driver, which works in a container of YARN,
/// <c>CLUSTER/containers/APPLICATION/CONTAINER_000001/{stderr,stdout}.gz</c>.
/// </summary>
/// <param name="place">Where.</param>
/// <param name="clock">Is handed to the store.</param>
public sealed partial class StepLogs(LakeLocation place, TimeProvider clock)
{
    private const string DriversContainer = "_000001/";
    private const int MostBytes = 16 << 20;

    private readonly IObjectStore _objects = ObjectStores.Open(place, clock);

    /// <summary>The logs of a step, the driver's own first; none where EMR did not bring them yet.</summary>
    public async Task<IReadOnlyList<LogFile>> ReadAsync(FoundStep step, CancellationToken cancellationToken)
    {
        var ofStep = new List<LogFile>();
        await foreach (var key in _objects.ListAsync($"{step.ClusterId}/steps/{step.Step.Id}/", cancellationToken))
        {
            ofStep.Add(await ReadAsync(key, cancellationToken));
        }

        var ofDriver = new List<LogFile>();
        foreach (var application in ofStep.SelectMany(log => Application().Matches(log.Text)).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            await foreach (var key in _objects.ListAsync($"{step.ClusterId}/containers/{application}/", cancellationToken))
            {
                if (key.Contains(DriversContainer, StringComparison.Ordinal) && key.EndsWith(".gz", StringComparison.Ordinal))
                {
                    ofDriver.Add(await ReadAsync(key, cancellationToken));
                }
            }
        }

        return [.. ofDriver, .. ofStep.OrderByDescending(log => log.Name, StringComparer.Ordinal)]; // stdout, stderr, controller
    }

    private async Task<LogFile> ReadAsync(string key, CancellationToken cancellationToken)
    {
        await using var content = await _objects.OpenAsync(key, cancellationToken) ?? Stream.Null;
        await using var plain = new GZipStream(content, CompressionMode.Decompress);
        var bytes = new byte[MostBytes];
        var length = await plain.ReadAtLeastAsync(bytes, MostBytes, throwOnEndOfStream: false, cancellationToken);
        return new LogFile(place.At(key).ToString(), Path.GetFileNameWithoutExtension(key), System.Text.Encoding.UTF8.GetString(bytes, 0, length));
    }

    [GeneratedRegex(@"application_\d+_\d+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Application();
}

/// <summary>A log.</summary>
/// <param name="Place">The object's address.</param>
/// <param name="Name">What it is: <c>stdout</c>, <c>stderr</c> or <c>controller</c>.</param>
/// <param name="Text">Its text, of a long one the first 16 MiB.</param>
public sealed record LogFile(string Place, string Name, string Text);
