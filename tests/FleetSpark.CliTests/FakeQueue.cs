using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FleetSpark.CliTests;

/// <summary>As much of SQS as one message needs, by its JSON protocol: it is handed over once, and may be deleted when a test lets it.</summary>
public sealed class FakeQueue : IAsyncDisposable
{
    // MD5OfBody is that of "{}".
    private const string Message = """{"Messages":[{"MessageId":"m","Body":"{}","MD5OfBody":"99914b932bd37a50b983c5e7c90ae93b","ReceiptHandle":"r","Attributes":{"SentTimestamp":"1774785600000"}}]}""";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _handedOver = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _askedToDelete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FakeQueue(WebApplication app)
    {
        _app = app;
        app.MapPost("/{**path}", AnswerAsync);
    }

    /// <summary>Whether it deletes what it is asked to delete; else it fails.</summary>
    public Func<bool> Deletes { get; set; } = () => true;

    /// <summary>Whether the message is in it.</summary>
    public bool HasMessage { get; init; } = true;

    /// <summary>How often it deleted.</summary>
    public int Deleted { get; private set; }

    /// <summary>Whether anybody asked it for messages.</summary>
    public bool IsAsked => _calls.ContainsKey("ReceiveMessage");

    /// <summary>Ends when the one receiver asks a second time: what it received first is in its hands.</summary>
    public Task HandedOver => _handedOver.Task;

    /// <summary>Ends when it is first asked to delete.</summary>
    public Task AskedToDelete => _askedToDelete.Task;

    /// <summary>Where it is asked.</summary>
    public string Address { get; private set; } = string.Empty;

    /// <summary>The text of a <c>landing.yaml</c> that names it.</summary>
    public string Settings => $"gps:\n  queue_url: {Address}/1/gps\n  receivers: 1\n";

    /// <summary>The variables by which it is found.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AWS_ENDPOINT_URL"] = Address,
        ["AWS_REGION"] = "us-east-1",
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };

    /// <summary>Starts it on a free port.</summary>
    public static async Task<FakeQueue> StartAsync(bool hasMessage = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port: 0));
        var queue = new FakeQueue(builder.Build()) { HasMessage = hasMessage };
        await queue._app.StartAsync();
        queue.Address = queue._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return queue;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var operation = context.Request.Headers["X-Amz-Target"].ToString().Split('.')[^1];
        var count = _calls.AddOrUpdate(operation, 1, (_, before) => before + 1);
        var answer = operation switch
        {
            "ReceiveMessage" => HasMessage && count == 1 ? Message : "{}",
            "DeleteMessageBatch" => Delete(),
            _ => "{}",
        };
        if (operation == "ReceiveMessage" && count == 2)
        {
            _handedOver.TrySetResult();
        }

        if (operation == "ReceiveMessage" && HasMessage && count > 1)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default); // a long poll
            return;
        }

        context.Response.StatusCode = answer is null ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK;
        context.Response.ContentType = "application/x-amz-json-1.0";
        await context.Response.WriteAsync(answer ?? """{"__type":"com.amazonaws.sqs#InternalFailure"}""");
    }

    private string? Delete()
    {
        _askedToDelete.TrySetResult();
        if (!Deletes())
        {
            return null;
        }

        Deleted++;
        return """{"Successful":[{"Id":"0"}],"Failed":[]}""";
    }
}
