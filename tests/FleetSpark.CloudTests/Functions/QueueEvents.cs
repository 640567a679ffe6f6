using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FleetSpark.CloudTests.Functions;

/// <summary>Events as Lambda's event source makes them of a queue's messages.</summary>
internal static class QueueEvents
{
    private static readonly JsonSerializerOptions AsLambdaWrites = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>When their messages were sent.</summary>
    public static readonly DateTimeOffset SentAt = new(2026, 3, 10, 12, 0, 5, TimeSpan.Zero);

    /// <summary>An event of messages <c>m-0</c>, <c>m-1</c> and so on.</summary>
    public static string Of(params IReadOnlyList<string> bodies) => new JsonObject
    {
        ["Records"] = new JsonArray([.. bodies.Select((body, number) => new JsonObject
        {
            ["messageId"] = $"m-{number}",
            ["receiptHandle"] = $"r-{number}",
            ["body"] = body,
            ["attributes"] = new JsonObject
            {
                ["ApproximateReceiveCount"] = "1",
                ["SentTimestamp"] = SentAt.AddSeconds(number).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            },
            ["messageAttributes"] = new JsonObject(),
            ["eventSource"] = "aws:sqs",
            ["awsRegion"] = "us-east-1",
        })]),
    }.ToJsonString(AsLambdaWrites);
}
