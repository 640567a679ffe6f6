using System.Text;

namespace FleetSpark.Landing.Sources.Tags.Soap;

/// <summary>A SOAP fault, of either version; its text is not read, since anything may stand there.</summary>
/// <param name="Code">The most telling code, letters, digits, points and hyphens alone.</param>
/// <param name="IsOfReceiver">Whether the operator says that the fault is its own.</param>
internal sealed record SoapFault(string Code, bool IsOfReceiver)
{
    private const string CursorUnknown = "CursorUnknown";
    private const int LongestCode = 60;

    // Of WS-Security 1.0, section 12, and the code that says that a message came too late.
    private static readonly string[] SecurityCodes =
    [
        "UnsupportedSecurityToken", "UnsupportedAlgorithm", "InvalidSecurity", "InvalidSecurityToken", "FailedAuthentication", "FailedCheck", "SecurityTokenUnavailable", "MessageExpired",
    ];

    /// <summary>Reads the element <c>Fault</c> that stands here: <c>faultcode</c> by 1.1, <c>Code(Value, Subcode(Value)?)</c> by 1.2.</summary>
    public static SoapFault Read(UntrustedXml xml)
    {
        var level = xml.Here.Depth;
        var codes = new List<string>();
        while (xml.ReadChild(level))
        {
            if (xml.Here.LocalName == "faultcode")
            {
                codes.Add(LocalNameOf(xml.ReadText()));
            }
            else if (xml.Here.LocalName == "Code")
            {
                foreach (var _ in xml.ReadWithin().Where(node => node is { NodeType: System.Xml.XmlNodeType.Element, LocalName: "Value" }))
                {
                    codes.Add(LocalNameOf(xml.ReadText()));
                }
            }
        }

        var first = codes.FirstOrDefault(string.Empty);
        return new SoapFault(codes.LastOrDefault("unnamed"), first == "Receiver" || first.Split('.')[0] == "Server");
    }

    /// <summary>The failure that it means.</summary>
    public Exception ToException(OperatorAnswer answer)
    {
        if (Code == CursorUnknown)
        {
            return new CursorGoneException();
        }

        if (SecurityCodes.Contains(Code, StringComparer.Ordinal))
        {
            return TagErrors.AccessRefused(answer.Host, $"this client by the SOAP fault '{Code}'");
        }

        return IsOfReceiver
            ? new TransientFailureException(answer.Host, tries => TagErrors.SoapFault(answer.Host, Code, tries, isOfReceiver: true), answer.RetryAfter, (int)answer.Status)
            : TagErrors.SoapFault(answer.Host, Code, tries: 1, isOfReceiver: false);
    }

    private static string LocalNameOf(string qualified)
    {
        var name = new StringBuilder();
        foreach (var character in qualified[(qualified.LastIndexOf(':') + 1)..].Where(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-').Take(LongestCode))
        {
            name.Append(character);
        }

        return name.Length > 0 ? name.ToString() : "unnamed";
    }
}
