using System.Globalization;
using System.Text.Json;

namespace FleetSpark.Landing.Sources.Tags.Rest;

/// <summary>A token as the operator gives it.</summary>
/// <param name="Token">The token.</param>
/// <param name="Life">How long it holds; null where the operator does not say.</param>
internal sealed record TokenAnswer(string Token, TimeSpan? Life)
{
    private const int LongestToken = 16_384;
    private const int LongestLife = int.MaxValue;

    /// <summary>Reads <c>{"access_token": TOKEN, "token_type": "Bearer", "expires_in"?: SECONDS, ...}</c>; false where it is something else.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, out TokenAnswer answer)
    {
        answer = null!;
        try
        {
            string? token = null;
            string? type = null;
            TimeSpan? life = null;
            var reader = new Utf8JsonReader(json);
            reader.Read();
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            while (isObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isToken = reader.ValueTextEquals("access_token"u8);
                var isType = reader.ValueTextEquals("token_type"u8);
                var isLife = reader.ValueTextEquals("expires_in"u8);
                reader.Read();
                token = isToken ? reader.GetString() : token;
                type = isType ? reader.GetString() : type;
                life = isLife ? LifeOf(ref reader) : life;
                reader.Skip();
            }

            answer = new TokenAnswer(token ?? string.Empty, life);
            return isObject && !reader.Read() && IsToken(token) && string.Equals(type, "Bearer", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    /// <summary>Without the token.</summary>
    public override string ToString() => nameof(TokenAnswer);

    // Some operators write the number as a text.
    private static TimeSpan? LifeOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        var seconds = reader.TokenType == JsonTokenType.String ? double.Parse(reader.GetString()!, CultureInfo.InvariantCulture) : reader.GetDouble();
        return seconds is >= 0 and <= LongestLife ? TimeSpan.FromSeconds(seconds) : throw new FormatException("No life of a token.");
    }

    // It becomes a header, so nothing may stand in it that could end one (RFC 6750: b64token).
    private static bool IsToken(string? token) =>
        token is { Length: > 0 and <= LongestToken } && token.All(character => char.IsAsciiLetterOrDigit(character) || "-._~+/=".Contains(character, StringComparison.Ordinal));
}
