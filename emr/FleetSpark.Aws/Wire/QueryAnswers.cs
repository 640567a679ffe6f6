using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace FleetSpark.Aws.Wire;

/// <summary>
/// Reads what services of the query protocol say in XML:
/// <c>&lt;OperationResponse&gt;&lt;OperationResult&gt;...</c>, and of a refusal <c>&lt;ErrorResponse&gt;&lt;Error&gt;&lt;Type/&gt;&lt;Code/&gt;&lt;Message/&gt;&lt;/Error&gt;&lt;RequestId/&gt;</c>.
/// </summary>
/// <param name="read">Reads an answer, null where it has no body.</param>
internal sealed class QueryAnswers<TOutput>(Func<XElement?, TOutput> read) : XmlResponseUnmarshaller
{
    private static readonly XmlReaderSettings Plain = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <inheritdoc />
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context) => new AwsAnswer<TOutput> { Output = read(Read(context.Stream)) };

    /// <inheritdoc />
    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        XElement? said;
        try
        {
            said = Read(context.Stream);
        }
        catch (XmlException)
        {
            said = null; // whatever stands between here and the service has no XML
        }

        var type = MemberOf(said, "Type") == "Sender" ? ErrorType.Sender : ErrorType.Receiver;
        return new AmazonServiceException(MemberOf(said, "Message") ?? $"{(int)statusCode} {statusCode}", innerException, type, MemberOf(said, "Code"), MemberOf(said, "RequestId"), statusCode);
    }

    /// <summary>The text of the first element of a name, in whatever namespace it is.</summary>
    public static string? MemberOf(XElement? answer, string name) => answer?.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    private static XElement? Read(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        if (bytes.Length == 0)
        {
            return null;
        }

        bytes.Position = 0;
        using var reader = XmlReader.Create(bytes, Plain);
        return XElement.Load(reader);
    }
}
