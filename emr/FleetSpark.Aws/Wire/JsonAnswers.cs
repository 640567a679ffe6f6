using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace FleetSpark.Aws.Wire;

/// <summary>Reads what services say in JSON.</summary>
/// <param name="output">The type of an answer; one without a body is one without members.</param>
internal sealed class JsonAnswers<TOutput>(JsonTypeInfo<TOutput> output) : JsonResponseUnmarshaller
{
    /// <inheritdoc />
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        using var bytes = new MemoryStream();
        context.Stream.CopyTo(bytes);
        var text = bytes.Length == 0 ? "{}"u8 : bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        return new AwsAnswer<TOutput> { Output = JsonSerializer.Deserialize(text, output) ?? throw new JsonException("The answer is null.") };
    }

    /// <inheritdoc />
    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(context.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        return new AmazonServiceException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }
}
