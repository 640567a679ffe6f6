using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FleetSpark.TagOperator;

/// <summary>What is done to one call in the place of answering it well.</summary>
/// <param name="RunAsync">Answers the call, or does not; it may ask for the good answer.</param>
public sealed record Misbehaviour(Func<HttpContext, Func<Task<Answer>>, Task> RunAsync)
{
    /// <summary>A status without a body.</summary>
    /// <param name="status">The status.</param>
    /// <param name="retryAfter">The text of <c>Retry-After</c>; null for none.</param>
    public static Misbehaviour Status(int status, string? retryAfter = null) => new((context, _) =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return Task.CompletedTask;
    });

    /// <summary>A redirect.</summary>
    public static Misbehaviour Redirect(string to) => new((context, _) =>
    {
        context.Response.Redirect(to);
        return Task.CompletedTask;
    });

    /// <summary>The connection is closed before anything is answered.</summary>
    public static Misbehaviour Drop() => new((context, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>The connection is closed in the midst of the good answer's body.</summary>
    /// <param name="isChunked">Whether the body comes in chunks rather than with its length.</param>
    public static Misbehaviour Cut(bool isChunked) => new(async (context, good) =>
    {
        var answer = await good();
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = isChunked ? null : answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2));
        await context.Response.Body.FlushAsync();
        context.Abort();
    });

    /// <summary>The good answer's body without its end, with the length of what is sent: no wire tells that something is missing.</summary>
    /// <param name="left">The part that is left, 0 to 1.</param>
    public static Misbehaviour EndEarly(double left) => new(async (context, good) =>
    {
        var answer = await good();
        await SendAsync(context, answer with { Body = answer.Body[..(int)(answer.Body.Length * left)] });
    });

    /// <summary>Nothing is answered until the client goes away.</summary>
    /// <param name="onHang">Called when the call hangs.</param>
    /// <param name="hasBegun">Whether head and half a body are sent before.</param>
    public static Misbehaviour Hang(Action onHang, bool hasBegun = false) => new(async (context, good) =>
    {
        if (hasBegun)
        {
            var answer = await good();
            context.Response.ContentLength = answer.Body.Length;
            await context.Response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2));
            await context.Response.Body.FlushAsync();
        }

        var gone = new TaskCompletionSource();
        await using var told = context.RequestAborted.Register(gone.SetResult);
        onHang();
        await gone.Task;
    });

    /// <summary>Another body.</summary>
    public static Misbehaviour Body(string contentType, string body, int status = 200) =>
        new((context, _) => SendAsync(context, new Answer(contentType, Encoding.UTF8.GetBytes(body), status)));

    /// <summary>The good answer's text, changed.</summary>
    public static Misbehaviour Change(Func<string, string> change) => new(async (context, good) =>
    {
        var answer = await good();
        await SendAsync(context, answer with { Body = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(answer.Body))) });
    });

    /// <summary>The good answer, gzip, cut off where <paramref name="left"/> is less than 1.</summary>
    public static Misbehaviour Gzip(double left = 1) => new(async (context, good) =>
    {
        var answer = await good();
        var packed = Pack(answer.Body);
        context.Response.Headers.ContentEncoding = "gzip";
        await SendAsync(context, answer with { Body = packed[..(int)(packed.Length * left)] });
    });

    /// <summary>The good answer with another encoding named.</summary>
    public static Misbehaviour NamedEncoding(string encoding) => new(async (context, good) =>
    {
        context.Response.Headers.ContentEncoding = encoding;
        await SendAsync(context, await good());
    });

    /// <summary>A body of so many blanks.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="isPacked">Whether they are gzip: few bytes then.</param>
    public static Misbehaviour Oversize(long bytes, bool isPacked) => Oversize("application/json", string.Empty, bytes, string.Empty, isPacked, ' ');

    /// <summary>A body with one letter again and again.</summary>
    /// <param name="contentType">Its type.</param>
    /// <param name="before">What comes before.</param>
    /// <param name="bytes">How often, about.</param>
    /// <param name="after">What comes after.</param>
    /// <param name="isPacked">Whether it is gzip: few bytes then.</param>
    /// <param name="letter">The letter, of ASCII.</param>
    public static Misbehaviour Oversize(string contentType, string before, long bytes, string after, bool isPacked, char letter = 'x') => new(async (context, _) =>
    {
        context.Response.ContentType = contentType;
        if (isPacked)
        {
            context.Response.Headers.ContentEncoding = "gzip";
        }

        var letters = Encoding.UTF8.GetBytes(new string(letter, 1 << 16));
        await using var body = isPacked ? new GZipStream(context.Response.Body, CompressionLevel.Fastest) : context.Response.Body;
        try
        {
            await body.WriteAsync(Encoding.UTF8.GetBytes(before), context.RequestAborted);
            for (var sent = 0L; sent < bytes; sent += letters.Length)
            {
                await body.WriteAsync(letters, context.RequestAborted);
            }

            await body.WriteAsync(Encoding.UTF8.GetBytes(after), context.RequestAborted);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // the client has had enough
        }
    });

    /// <summary>A SOAP fault.</summary>
    /// <param name="isNew">Whether it is one of SOAP 1.2.</param>
    /// <param name="isOfReceiver">Whether the operator says that the fault is its own.</param>
    /// <param name="code">Its code.</param>
    public static Misbehaviour Fault(bool isNew, bool isOfReceiver, string code) =>
        new((context, _) => SendAsync(context, new SoapMessages(isNew, senderFaultStatus: 400).Fault(isOfReceiver, code)));

    internal static async Task SendAsync(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body);
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }
}
