using System.Globalization;
using System.Net.Http.Headers;
using FleetSpark.Core;

namespace FleetSpark.Landing.Functions;

/// <summary>
/// The Runtime API of AWS Lambda, version 2018-06-01: the function asks for an event, which may take hours, and posts what became of it.
/// See AWS Lambda's developer guide, "Using the Lambda runtime API for custom runtimes".
/// </summary>
/// <param name="host">The host and port of <c>AWS_LAMBDA_RUNTIME_API</c>.</param>
internal sealed class RuntimeApi(string host) : IDisposable
{
    private const string RequestIdHeader = "Lambda-Runtime-Aws-Request-Id";
    private const string DeadlineHeader = "Lambda-Runtime-Deadline-Ms";
    private const string TraceHeader = "Lambda-Runtime-Trace-Id";
    private const string ErrorTypeHeader = "Lambda-Runtime-Function-Error-Type";

    private byte[] _event = new byte[1 << 16];

    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://{host}/2018-06-01/runtime/"), Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Waits for the next event; null where the API is gone, which is how a function is told to end.</summary>
    public async Task<Invocation?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync("invocation/next", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            Expect(answer);
            return new Invocation(
                Header(answer, RequestIdHeader) ?? throw FunctionErrors.BrokenRuntimeApi($"its answer has no {RequestIdHeader}"),
                long.TryParse(Header(answer, DeadlineHeader), CultureInfo.InvariantCulture, out var deadlineMs)
                    ? DateTimeOffset.FromUnixTimeMilliseconds(deadlineMs)
                    : throw FunctionErrors.BrokenRuntimeApi($"its answer has no {DeadlineHeader}"),
                Header(answer, TraceHeader),
                await ReadEventAsync(answer.Content, cancellationToken));
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Answers an event.</summary>
    /// <exception cref="FleetException">FS2605, FS2609: the answer was not taken; so of the two below.</exception>
    public Task AnswerAsync(string requestId, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken) =>
        PostAsync($"invocation/{requestId}/response", answer, errorType: null, cancellationToken);

    /// <summary>Says that an event could not be handled: it is handed over again, or its sender is told.</summary>
    public Task FailAsync(string requestId, FleetException failure, CancellationToken cancellationToken) =>
        PostAsync($"invocation/{requestId}/error", FunctionJson.Of(failure), failure.Code, cancellationToken);

    /// <summary>Says that the function cannot begin at all.</summary>
    public Task FailToBeginAsync(FleetException failure, CancellationToken cancellationToken) => PostAsync("init/error", FunctionJson.Of(failure), failure.Code, cancellationToken);

    public void Dispose() => _http.Dispose();

    // An event may have 6 MB; its bytes are kept for the next one.
    private async Task<ReadOnlyMemory<byte>> ReadEventAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(_event.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                return _event.AsMemory(0, length);
            }

            length += read;
            if (length == _event.Length)
            {
                Array.Resize(ref _event, (int)Math.Max(content.Headers.ContentLength + 1 ?? 0, length * 2L));
            }
        }
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private async Task PostAsync(string path, ReadOnlyMemory<byte> body, string? errorType, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (errorType is not null)
        {
            request.Headers.Add(ErrorTypeHeader, errorType);
        }

        try
        {
            using var answer = await _http.SendAsync(request, cancellationToken);
            Expect(answer);
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            throw FunctionErrors.NotAnswered(path, gone);
        }
    }

    private static void Expect(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw FunctionErrors.BrokenRuntimeApi($"it answers {(int)answer.StatusCode}");
        }
    }
}
