using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace FleetSpark.TagOperator;

/// <summary>Knows users by UsernameToken: the digest must be right, the nonce new, the time near.</summary>
internal sealed class UserDesk(TagOperatorOptions options)
{
    private static readonly XNamespace Security = SoapNames.Security;
    private static readonly XNamespace Utility = SoapNames.Utility;
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, bool> _nonces = new(StringComparer.Ordinal);

    /// <summary>Why the sender of a header is not let in, a code of WS-Security; null where it is.</summary>
    public string? Refuse(XElement? header)
    {
        if (header?.Element(Security + "Security")?.Element(Security + "UsernameToken") is not { } token)
        {
            return "SecurityTokenUnavailable";
        }

        var password = token.Element(Security + "Password");
        var nonce = token.Element(Security + "Nonce");
        var created = token.Element(Utility + "Created")?.Value;
        if (password?.Attribute("Type")?.Value != SoapNames.PasswordDigest || nonce is null || created is null || nonce.Attribute("EncodingType")?.Value != SoapNames.Base64Binary)
        {
            return "UnsupportedSecurityToken";
        }

        if (!DateTimeOffset.TryParse(created, CultureInfo.InvariantCulture, out var at) || (options.Clock.GetUtcNow() - at).Duration() > Tolerance)
        {
            return "MessageExpired";
        }

        if (token.Element(Security + "Username")?.Value != options.ClientId || password.Value != DigestOf(Convert.FromBase64String(nonce.Value), created))
        {
            return "FailedAuthentication";
        }

        return _nonces.TryAdd(nonce.Value, value: true) ? null : "InvalidSecurityToken";
    }

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The UsernameToken profile names SHA-1 and no other.")]
    private string DigestOf(byte[] nonce, string created)
    {
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        sha1.AppendData(nonce);
        sha1.AppendData(Encoding.UTF8.GetBytes(created));
        sha1.AppendData(Encoding.UTF8.GetBytes(options.Secret));
        return Convert.ToBase64String(sha1.GetHashAndReset());
    }
}
