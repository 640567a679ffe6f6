using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Tags;

/// <summary>
/// Makes calls, again where that may help: after a cut, a time-out, a status that passes, an answer that is not understood. Between two
/// tries it waits as long as the operator asks, or a second, two, four, up to a minute.
/// </summary>
internal sealed class OperatorCalls(HttpClient http, TagApiOptions options, TimeProvider clock)
{
    private static readonly TimeSpan LongestOwnWait = TimeSpan.FromMinutes(1);

    /// <summary>Makes a call until its answer is good.</summary>
    /// <param name="make">Makes the request of a try.</param>
    /// <param name="judge">Reads the answer; throws a <see cref="TransientFailureException"/> where another try may help.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="FleetException">FS21: no try was good, or none could be.</exception>
    public async Task<T> AskAsync<T>(Func<CancellationToken, Task<HttpRequestMessage>> make, Func<OperatorAnswer, T> judge, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                using var request = await make(cancellationToken);
                return judge(await SendAsync(request, cancellationToken));
            }
            catch (TransientFailureException failure) when (failure.IsFree)
            {
                tries--;
            }
            catch (TransientFailureException failure)
            {
                await WaitAsync(failure, tries, cancellationToken);
            }
        }
    }

    private async Task WaitAsync(TransientFailureException failure, int tries, CancellationToken cancellationToken)
    {
        if (tries >= options.Tries)
        {
            throw failure.Final(tries);
        }

        if (failure.Wait > options.LongestWait)
        {
            throw TagErrors.AsksToWait(failure.Host, failure.Status, failure.Wait.Value, options.LongestWait);
        }

        await Task.Delay(failure.Wait ?? Backoff.After(tries, LongestOwnWait), clock, cancellationToken);
    }

    private async Task<OperatorAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = request.RequestUri!.Host;
        using var patience = new CancellationTokenSource(options.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await AnswerBody.ReadAsync(response.Content, options.AnswerBytes, either.Token);
            var now = clock.GetUtcNow();
            return new OperatorAnswer(
                host, response.StatusCode, body, MediaTypeOf(response), OperatorAnswer.TimeOf(response, now), OperatorAnswer.WaitOf(response, now));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && patience.IsCancellationRequested)
        {
            throw new TransientFailureException(host, tries => TagErrors.NotReached(host, tries, $"no end after {options.Timeout.TotalSeconds} s"));
        }
        catch (HttpRequestException cut)
        {
            throw new TransientFailureException(host, tries => TagErrors.NotReached(host, tries, HowOf(cut.HttpRequestError, cut), cut));
        }
        catch (InvalidDataException cut)
        {
            throw new TransientFailureException(host, tries => TagErrors.NotReached(host, tries, "a gzip body that is cut or damaged", cut));
        }
        catch (IOException cut)
        {
            throw new TransientFailureException(host, tries => TagErrors.NotReached(host, tries, cut is HttpIOException known ? HowOf(known.HttpRequestError, cut) : "a cut connection", cut));
        }
        catch (TooManyBytesException)
        {
            throw TagErrors.TooLarge(host, options.AnswerBytes);
        }
        catch (NotSupportedException)
        {
            throw TransientFailureException.NotUnderstood(host, "its body is packed otherwise than by gzip");
        }
    }

    // What lies at the bottom says most: that the certificate is another one's, say.
    private static string HowOf(HttpRequestError kind, Exception cut) => $"{kind}, {cut.GetBaseException().Message.TrimEnd('.')}";

    private static string MediaTypeOf(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? string.Empty;
}
