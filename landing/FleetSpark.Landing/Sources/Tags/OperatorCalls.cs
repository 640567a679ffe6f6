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
    /// <param name="judge">Reads the answer; throws a <see cref="Setback"/> where another try may help.</param>
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
            catch (Setback setback) when (setback.IsFree)
            {
                tries--;
            }
            catch (Setback setback)
            {
                await WaitAsync(setback, tries, cancellationToken);
            }
        }
    }

    private async Task WaitAsync(Setback setback, int tries, CancellationToken cancellationToken)
    {
        if (tries >= options.Tries)
        {
            throw setback.Final(tries);
        }

        if (setback.Wait > options.LongestWait)
        {
            throw TagErrors.AsksToWait(options.BaseUrl.Host, setback.Status, setback.Wait.Value, options.LongestWait);
        }

        await Task.Delay(setback.Wait ?? Backoff.After(tries, LongestOwnWait), clock, cancellationToken);
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
            throw new Setback(tries => TagErrors.NotReached(host, tries, $"no end after {options.Timeout.TotalSeconds} s"));
        }
        catch (HttpRequestException cut)
        {
            throw new Setback(tries => TagErrors.NotReached(host, tries, cut.HttpRequestError.ToString()));
        }
        catch (InvalidDataException)
        {
            throw new Setback(tries => TagErrors.NotReached(host, tries, "a gzip body that is cut or damaged"));
        }
        catch (IOException cut)
        {
            throw new Setback(tries => TagErrors.NotReached(host, tries, cut is HttpIOException known ? known.HttpRequestError.ToString() : "a cut connection"));
        }
        catch (TooManyBytesException)
        {
            throw TagErrors.TooLarge(host, options.AnswerBytes);
        }
        catch (NotSupportedException)
        {
            throw Setback.NotUnderstood(host, "its body is packed otherwise than by gzip");
        }
    }

    private static string MediaTypeOf(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? string.Empty;
}
