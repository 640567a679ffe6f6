using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using FleetSpark.Lake;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Emr.Logs;

/// <summary>
/// The logs of runs, as EMR puts them on S3. Of a step: <c>CLUSTER/steps/STEP/{controller,stderr,stdout}.gz</c>, and of its driver, which works in a container of
/// YARN, <c>CLUSTER/containers/APPLICATION/CONTAINER_000001/{stderr,stdout}.gz</c>.
/// </summary>
/// <param name="place">Where.</param>
/// <param name="clock">Is handed to the store.</param>
internal sealed partial class RunLogs(LakeLocation place, TimeProvider clock)
{
    private const string DriversContainer = "_000001/";
    private const int MostBytes = 16 << 20;

    private readonly IObjectStore _objects = ObjectStores.Open(place, clock);

    /// <summary>The logs of a run, the driver's own first; none where EMR did not bring them yet.</summary>
    /// <param name="prefix">What their keys begin with.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<LogFile>> ReadAsync(string prefix, CancellationToken cancellationToken)
    {
        var ofRun = await ReadAllAsync(prefix, _ => true, cancellationToken);
        var ofDriver = new List<LogFile>();
        foreach (var application in ofRun.SelectMany(log => Application().Matches(log.Text)).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            ofDriver.AddRange(await ReadAllAsync($"{prefix.Split('/')[0]}/containers/{application}/", key => key.Contains(DriversContainer, StringComparison.Ordinal), cancellationToken));
        }

        return [.. ofDriver, .. ofRun];
    }

    private async Task<List<LogFile>> ReadAllAsync(string prefix, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        var logs = new List<LogFile>();
        await foreach (var key in _objects.ListAsync(prefix, cancellationToken))
        {
            if (key.EndsWith(".gz", StringComparison.Ordinal) && isWanted(key))
            {
                logs.Add(await ReadOneAsync(key, cancellationToken));
            }
        }

        return [.. logs.OrderByDescending(log => log.Name, StringComparer.Ordinal)]; // stdout, stderr, controller
    }

    private async Task<LogFile> ReadOneAsync(string key, CancellationToken cancellationToken)
    {
        await using var content = await _objects.OpenAsync(key, cancellationToken) ?? Stream.Null;
        await using var plain = new GZipStream(content, CompressionMode.Decompress);
        using var text = new MemoryStream();
        var piece = new byte[1 << 16];
        try
        {
            while (text.Length < MostBytes && await plain.ReadAsync(piece, cancellationToken) is var read and > 0)
            {
                text.Write(piece, 0, read);
            }
        }
        catch (InvalidDataException cut)
        {
            text.Write(Encoding.UTF8.GetBytes($"\n(the log cannot be read any further: {cut.Message})\n"));
        }

        return new LogFile(place.At(key).ToString(), Path.GetFileNameWithoutExtension(key), Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
    }

    [GeneratedRegex(@"application_\d+_\d+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Application();
}

/// <summary>A log.</summary>
/// <param name="Place">The object's address.</param>
/// <param name="Name">What it is: <c>stdout</c>, <c>stderr</c> or <c>controller</c>.</param>
/// <param name="Text">Its text, of a long one the first 16 MiB.</param>
public sealed record LogFile(string Place, string Name, string Text);
