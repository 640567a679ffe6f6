namespace FleetSpark.Aws.Sns;

/// <summary>Amazon SNS: topics.</summary>
/// <param name="options">How it calls; null for the defaults.</param>
public sealed class SnsClient(AwsClientOptions? options = null) : AwsQueryClient(AwsService.Sns, options ?? new AwsClientOptions())
{
    /// <summary>How many bytes of UTF-8 a message may have, with its attributes.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>How many characters of ASCII a subject may have.</summary>
    public const int LongestSubject = 100;

    /// <summary>Sends a message to all who subscribed to a topic; where the answer is lost it may be sent twice.</summary>
    public Task<PublishOutput> PublishAsync(PublishInput input, CancellationToken cancellationToken) =>
        CallAsync("Publish", MembersOf(input), answer => new PublishOutput(TextOf(answer, "MessageId")), cancellationToken);

    private static IEnumerable<(string Name, string? Value)> MembersOf(PublishInput input) =>
    [
        ("TopicArn", input.TopicArn),
        ("Subject", input.Subject),
        ("Message", input.Message),
        .. (input.MessageAttributes ?? []).SelectMany((attribute, index) => ((string Name, string? Value)[])
        [
            ($"MessageAttributes.entry.{index + 1}.Name", attribute.Name),
            ($"MessageAttributes.entry.{index + 1}.Value.DataType", "String"),
            ($"MessageAttributes.entry.{index + 1}.Value.StringValue", attribute.StringValue),
        ]),
    ];
}
