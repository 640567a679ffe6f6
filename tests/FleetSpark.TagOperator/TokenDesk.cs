using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FleetSpark.TagOperator;

/// <summary>Gives tokens to the client that it knows, and knows them again.</summary>
internal sealed class TokenDesk(TagOperatorOptions options)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);

    public int Given { get; private set; }

    public async Task<Answer> AnswerAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["grant_type"] != "client_credentials")
        {
            return Refuse(400, "unsupported_grant_type");
        }

        var expected = $"{WebUtility.UrlEncode(options.ClientId)}:{WebUtility.UrlEncode(options.Secret)}";
        if (context.Request.Headers.Authorization != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(expected))}")
        {
            return Refuse(401, "invalid_client");
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _tokens[token] = options.Clock.GetUtcNow() + options.TokenLife;
        Given++;
        var life = options.TokenLife.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return Json(200, $$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":{{life}}}""");
    }

    public bool Knows(HttpContext context) =>
        context.Request.Headers.Authorization.ToString() is var header && header.StartsWith("Bearer ", StringComparison.Ordinal)
        && _tokens.TryGetValue(header["Bearer ".Length..], out var until) && options.Clock.GetUtcNow() < until;

    public void Revoke() => _tokens.Clear();

    internal static Answer Json(int status, string text) => new("application/json", Encoding.UTF8.GetBytes(text), status);

    private static Answer Refuse(int status, string error) => Json(status, $$"""{"error":"{{error}}"}""");
}
