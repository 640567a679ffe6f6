using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace FleetSpark.Landing.Sources.Tags.Soap;

/// <summary>
/// Who asks, by WS-Security UsernameToken 1.0 with a digest of the password: base64(SHA-1(nonce + created + password)). Each message has
/// one of its own, since the operator takes a nonce but once.
/// </summary>
/// <param name="UserName">The user.</param>
/// <param name="Digest">The digest, base64.</param>
/// <param name="Nonce">The nonce, base64.</param>
/// <param name="Created">When it was made, <c>2026-03-29T12:00:00.000Z</c>.</param>
internal sealed record UsernameToken(string UserName, string Digest, string Nonce, string Created)
{
    private const int NonceLength = 16;
    private const string CreatedFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>A token of now.</summary>
    public static UsernameToken New(string userName, string password, DateTimeOffset now) =>
        Of(userName, password, RandomNumberGenerator.GetBytes(NonceLength), now.UtcDateTime.ToString(CreatedFormat, CultureInfo.InvariantCulture));

    /// <summary>The token of a nonce and a time.</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The UsernameToken profile names SHA-1 and no other; the connection is TLS.")]
    public static UsernameToken Of(string userName, string password, byte[] nonce, string created)
    {
        byte[] digested = [.. nonce, .. Encoding.UTF8.GetBytes(created), .. Encoding.UTF8.GetBytes(password)];
        return new UsernameToken(userName, Convert.ToBase64String(SHA1.HashData(digested)), Convert.ToBase64String(nonce), created);
    }

    /// <summary>Writes the header <c>Security</c>, which the operator must understand.</summary>
    public void Write(XmlWriter xml, string envelope)
    {
        xml.WriteStartElement("wsse", "Security", TagContract.Security);
        xml.WriteAttributeString("mustUnderstand", envelope, "1");
        xml.WriteStartElement("UsernameToken", TagContract.Security);
        xml.WriteElementString("Username", TagContract.Security, UserName);
        WriteTyped(xml, "Password", "Type", TagContract.PasswordDigest, Digest);
        WriteTyped(xml, "Nonce", "EncodingType", TagContract.Base64Binary, Nonce);
        xml.WriteElementString("wsu", "Created", TagContract.SecurityUtility, Created);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Without what it holds.</summary>
    public override string ToString() => nameof(UsernameToken);

    private static void WriteTyped(XmlWriter xml, string name, string attribute, string type, string text)
    {
        xml.WriteStartElement(name, TagContract.Security);
        xml.WriteAttributeString(attribute, type);
        xml.WriteString(text);
        xml.WriteEndElement();
    }
}
