using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using FleetSpark.Lake;

namespace FleetSpark.Testing;

/// <summary>
/// The small AWS of tests/localcloud, started for the tests of one program and ended with them. This program and those that it starts find it by the environment, as
/// they would find AWS.
/// </summary>
public sealed class LocalCloud : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // A function may take a quarter of an hour.
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(16);

    // A key of no role, see tests/localcloud/calls.py.
    private const string Nobody = "test";

    private readonly TemporaryFolder _cache = new();
    private readonly HttpClient _http;
    private readonly Process _process;

    private LocalCloud(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
        _http = new HttpClient { BaseAddress = endpoint, Timeout = LongestCall };
        Variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWS_ENDPOINT_URL"] = endpoint.ToString().TrimEnd('/'),
            ["AWS_ACCESS_KEY_ID"] = Nobody,
            ["AWS_SECRET_ACCESS_KEY"] = "test",
            ["AWS_REGION"] = "us-east-1",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };
        foreach (var (name, value) in Variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        Environment.SetEnvironmentVariable("FLEET_CACHE", _cache.Path);
        S3 = new AmazonS3Client(new AmazonS3Config { ForcePathStyle = true });
        Sqs = new AmazonSQSClient();
    }

    /// <summary>The variables by which it is found.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>Where it is asked.</summary>
    public Uri Endpoint { get; }

    /// <summary>A client of its S3.</summary>
    public IAmazonS3 S3 { get; }

    /// <summary>A client of its SQS.</summary>
    public IAmazonSQS Sqs { get; }

    /// <summary>Where lakes on S3 have their copies on this machine.</summary>
    public string Cache => _cache.Path;

    /// <summary>How long its own program worked so far, on all processors, seconds.</summary>
    public double ProcessorSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="calls">A file for what roles call; null for none.</param>
    public static async Task<LocalCloud> StartAsync(string? calls = null)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Path.Combine(RepositoryFiles.Root, "scripts", "localcloud"), ["--port", $"{port}", "--with-parent", .. calls is null ? (string[])[] : ["--calls", calls]])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        try
        {
            using var impatience = new CancellationTokenSource(Patience);
            var line = await process.StandardOutput.ReadLineAsync(impatience.Token);
            return line is not null && line.Contains("ready on ", StringComparison.Ordinal)
                ? new LocalCloud(process, new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]))
                : throw new InvalidOperationException($"The local cloud did not start: {await said}");
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Makes a bucket of a new name.</summary>
    public async Task<string> CreateBucketAsync()
    {
        var bucket = $"lake-{Guid.NewGuid():N}";
        await S3.PutBucketAsync(bucket);
        return bucket;
    }

    /// <summary>Opens a lake in a bucket of its own, with the key of <see cref="TestLake"/>'s.</summary>
    public async Task<TestLake> CreateLakeAsync()
    {
        var location = LakeLocation.Parse($"s3://{await CreateBucketAsync()}/lake");
        await PutAsync(location.At("restricted/driver.key"), TestLake.DriverKey);
        return new TestLake(await DataLake.OpenAsync(location, clock: null, CancellationToken.None));
    }

    /// <summary>Puts a small object.</summary>
    public Task PutAsync(LakeLocation place, string content) =>
        S3.PutObjectAsync(new PutObjectRequest { BucketName = place.S3!.Value.Bucket, Key = place.S3.Value.Prefix.TrimEnd('/'), ContentBody = content });

    /// <summary>Copies a lake in a folder into a bucket of its own.</summary>
    public async Task<LakeLocation> CopyUpAsync(string lake)
    {
        var location = LakeLocation.Parse($"s3://{await CreateBucketAsync()}");
        var files = Directory.EnumerateFiles(lake, "*", SearchOption.AllDirectories)
            .Select(file => (Path: file, Key: Path.GetRelativePath(lake, file)))
            .Where(file => !file.Key.Split('/').Any(part => part.StartsWith('.')));
        await Parallel.ForEachAsync(files, async (file, token) => await S3.PutObjectAsync(
            new PutObjectRequest { BucketName = location.S3!.Value.Bucket, Key = file.Key == "driver.key" ? "restricted/driver.key" : file.Key, FilePath = file.Path }, token));
        return location;
    }

    /// <summary>Copies what is in a bucket into a folder.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="folder">The folder, which is made.</param>
    /// <param name="prefix">What the keys begin with that are copied.</param>
    public async Task CopyDownAsync(string bucket, string folder, string prefix = "")
    {
        foreach (var key in await KeysAsync(bucket, prefix))
        {
            using var content = await S3.GetObjectAsync(bucket, key);
            await content.WriteResponseStreamToFileAsync(Path.Combine(folder, key), append: false, CancellationToken.None);
        }
    }

    /// <summary>The keys in a bucket that begin with a prefix.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(string bucket, string prefix)
    {
        var keys = new List<string>();
        await foreach (var found in S3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = bucket, Prefix = prefix }).S3Objects)
        {
            keys.Add(found.Key);
        }

        return keys;
    }

    /// <summary>Sends a request that no client here has, signed for service and region alone: it looks at nothing more.</summary>
    /// <param name="service">The service.</param>
    /// <param name="method">HTTP's method.</param>
    /// <param name="path">The path.</param>
    /// <param name="content">The body; null for none.</param>
    /// <param name="role">Whose key is named; null for nobody's.</param>
    /// <param name="target">The operation, of services that take it as a header.</param>
    /// <returns>The body of the answer, and what X-Amz-Function-Error says where it is there.</returns>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<(string Text, string? FunctionError)> SendAsync(string service, HttpMethod method, string path, HttpContent? content = null, string? role = null, string? target = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", $"Credential={role ?? Nobody}/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=none");
        if (target is not null)
        {
            request.Headers.Add("X-Amz-Target", target);
        }

        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? (text, answer.Headers.TryGetValues("X-Amz-Function-Error", out var errors) ? errors.First() : null)
            : throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {text}");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        S3.Dispose();
        Sqs.Dispose();
        using (_process)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }

        _cache.Dispose();
    }
}
