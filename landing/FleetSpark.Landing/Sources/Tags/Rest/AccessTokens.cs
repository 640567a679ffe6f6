using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FleetSpark.Landing.Secrets;

namespace FleetSpark.Landing.Sources.Tags.Rest;

/// <summary>
/// Tokens by OAuth2 client credentials (RFC 6749, section 4.4): had when one is needed, renewed before they end, and when the operator
/// no longer takes one.
/// </summary>
internal sealed class AccessTokens(OperatorCalls calls, TagApiOptions options, ISecretReader secrets, TimeProvider clock)
{
    // Renewed so long before its end, or a fifth of its life where that is less.
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    private string? _token;
    private DateTimeOffset _renewAt;

    /// <summary>A token that holds for a while yet.</summary>
    /// <exception cref="FleetSpark.Core.FleetException">FS21: none can be had; FS2501: the secret cannot be read.</exception>
    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        if (_token is { } held && clock.GetUtcNow() < _renewAt)
        {
            return held;
        }

        var askedAt = clock.GetUtcNow();
        var answer = await calls.AskAsync(MakeAsync, Judge, cancellationToken);
        var early = answer.Life / 5 < Early ? answer.Life / 5 : Early;
        _renewAt = answer.Life is { } life ? askedAt + life - early!.Value : DateTimeOffset.MaxValue;
        return _token = answer.Token;
    }

    /// <summary>Says that the operator no longer takes the token.</summary>
    public void Forget() => _token = null;

    /// <summary>What is sent: <c>POST</c>, <c>Basic base64(form(client_id) ":" form(secret))</c>, <c>grant_type=client_credentials[&amp;scope=SCOPE]</c>.</summary>
    internal async Task<HttpRequestMessage> MakeAsync(CancellationToken cancellationToken)
    {
        var secret = await secrets.ReadAsync(options.Secret, cancellationToken);
        var form = new List<KeyValuePair<string, string>> { new("grant_type", "client_credentials") };
        if (options.Scope is { } scope)
        {
            form.Add(new("scope", scope));
        }

        var request = new HttpRequestMessage(HttpMethod.Post, options.TokenUrl) { Content = new FormUrlEncodedContent(form) };
        var pair = $"{WebUtility.UrlEncode(options.ClientId)}:{WebUtility.UrlEncode(secret)}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }

    private static TokenAnswer Judge(OperatorAnswer answer)
    {
        // 400 is how OAuth2 says invalid_client, invalid_scope and the like.
        if (answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw TagErrors.AccessRefused(answer.Host, "to give a token");
        }

        answer.EnsureSuccess();
        return TokenAnswer.TryRead(answer.Body.Span, out var token) ? token : throw TransientFailureException.NotUnderstood(answer.Host, "it should be a token");
    }
}
