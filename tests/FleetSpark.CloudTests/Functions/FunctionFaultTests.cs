using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace FleetSpark.CloudTests.Functions;

/// <summary>What a function logs where nobody foresaw a failure, and where nobody takes its answer: the native program, without any cloud.</summary>
public sealed class FunctionFaultTests : IDisposable
{
    private const string Nowhere = "127.0.0.1:1";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    // A deadline that is further off than a timer can wait: Lambda gives none.
    [Fact]
    public async Task Failure_ThatNobodyForesaw_IsToldByItsKindAndStackAlone()
    {
        await using var function = await FunctionProcess.StartAsync("calls", ("FLEET_SOURCE", "gps"), ("FLEET_RAW", _folder.PathOf("raw")));
        var reply = await function.InvokeAsync(QueueEvents.Of(Queues.TestQueue.Fix(1)), TimeSpan.FromDays(100));
        Assert.Contains("FS2604 An unforeseen failure (ArgumentOutOfRangeException)", reply.Json, StringComparison.Ordinal);
        var line = Assert.Single(await function.EndAsync());
        Assert.Contains(" at ", line.GetProperty("stack").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", reply.Json + line.GetRawText(), StringComparison.Ordinal); // as the exception's own words have it
    }

    [Fact]
    public async Task Function_ThatCannotBeginAndHasNobodyToTell_LogsBothAndExits1()
    {
        var (exitCode, lines) = await RunAsync(Nowhere, "FLEET_SOURCE=gps");
        Assert.Equal(1, exitCode);
        Assert.Equal([("not_begun", "FS2601"), ("ended", "FS2609")], lines);
    }

    [Fact]
    public async Task Answer_ThatNobodyTakes_IsLoggedAndExits1()
    {
        using var api = new TcpListener(IPAddress.Loopback, port: 0);
        api.Start();
        var running = RunAsync(api.LocalEndpoint.ToString()!, "FLEET_SOURCE=gps", $"FLEET_RAW={_folder.PathOf("raw")}");
        using (var client = await api.AcceptTcpClientAsync(Token))
        {
            await HandOverAsync(client.GetStream(), QueueEvents.Of(Queues.TestQueue.Fix(1)), api.Stop);
        }

        var (exitCode, lines) = await running;
        Assert.Equal(1, exitCode);
        Assert.Equal([("landed", null), (null, null), ("ended", "FS2609")], lines); // the second are its metrics
    }

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found", "it answers 404")]
    [InlineData("HTTP/1.1 200 OK", "its answer has no Lambda-Runtime-Aws-Request-Id")]
    [InlineData("HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: r", "its answer has no Lambda-Runtime-Deadline-Ms")]
    [InlineData("HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: r\r\nLambda-Runtime-Deadline-Ms: soon", "its answer has no Lambda-Runtime-Deadline-Ms")]
    public async Task Function_CalledByWhatIsNotLambda_SaysWhatIsAmissAndExits1(string head, string why)
    {
        using var api = new TcpListener(IPAddress.Loopback, port: 0);
        api.Start();
        var running = StartAsync(api.LocalEndpoint.ToString()!, "FLEET_SOURCE=gps", $"FLEET_RAW={_folder.PathOf("raw")}");
        using (var client = await api.AcceptTcpClientAsync(Token))
        {
            await ReadHeadAsync(client.GetStream());
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"{head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), Token);
        }

        var result = await running;
        var line = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal((1, "ended", "FS2605"), (result.ExitCode, Text(line, "event"), Text(line, "code")));
        Assert.Equal($"FS2605 The Runtime API at AWS_LAMBDA_RUNTIME_API is none of AWS Lambda: {why}. Run the function on Lambda's provided.al2023.", Text(line, "message"));
    }

    // A store that takes connections and never answers holds up what was begun.
    [Fact]
    public async Task Event_WhoseTimeRunsOutWithinWhatItBegan_IsToldByItsSourceAndMayComeAgain()
    {
        using var store = new TcpListener(IPAddress.Loopback, port: 0);
        store.Start();
        await using var function = await FunctionProcess.StartAsync("calls", ("FLEET_SOURCE", "gps"), ("FLEET_RAW", "s3://bucket/raw"), ("AWS_ENDPOINT_URL", $"http://{store.LocalEndpoint}"));
        var reply = await function.InvokeAsync(QueueEvents.Of(Queues.TestQueue.Fix(1)), TimeSpan.FromSeconds(1));
        Assert.True(reply.IsError);
        var line = Assert.Single(await function.EndAsync());
        Assert.Equal(("failed", "FS2603"), (Text(line, "event"), Text(line, "code")));
        Assert.Equal("FS2603 The function's time ran out while 'gps' was landed; what was put is there. Give it more time, or less to do at once. Safe to run again.", JsonDocument.Parse(reply.Json).RootElement.GetProperty("errorMessage").GetString());
    }

    private static async Task ReadHeadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        while (await reader.ReadLineAsync(Token) is { Length: > 0 })
        {
            // the request's head; it has no body
        }
    }

    // One event, and nobody is there any more when it comes.
    private static async Task HandOverAsync(NetworkStream stream, string eventJson, Action stop)
    {
        await ReadHeadAsync(stream);
        stop();
        var deadline = TimeProvider.System.GetUtcNow().AddMinutes(1).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var head = $"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: r\r\nLambda-Runtime-Deadline-Ms: {deadline}\r\nContent-Length: {Encoding.UTF8.GetByteCount(eventJson)}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head + eventJson), Token);
    }

    private async Task<(int ExitCode, IReadOnlyList<(string? Event, string? Code)> Lines)> RunAsync(string api, params IReadOnlyList<string> variables)
    {
        var result = await StartAsync(api, variables);
        return (result.ExitCode, [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).Select(line => (Text(line, "event"), Text(line, "code")))]);
    }

    private Task<FleetResult> StartAsync(string api, params IReadOnlyList<string> variables)
    {
        var package = FunctionProcess.PackageFolder("calls");
        return FleetProcess.FinishAsync(FleetProcess.StartOther(
            "env", _folder.Path, [$"AWS_LAMBDA_RUNTIME_API={api}", $"LAMBDA_TASK_ROOT={package}", .. variables, Path.Combine(package, "bootstrap")]));
    }

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var text) ? text.GetString() : null;
}
