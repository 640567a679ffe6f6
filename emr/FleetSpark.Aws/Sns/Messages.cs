namespace FleetSpark.Aws.Sns;

/// <summary>A message to a topic.</summary>
/// <param name="TopicArn">The topic.</param>
/// <param name="Message">The text, not empty, <see cref="SnsClient.MostBytes"/> at most.</param>
public sealed record PublishInput(string TopicArn, string Message)
{
    /// <summary>The subject of an e-mail: ASCII without line breaks, <see cref="SnsClient.LongestSubject"/> at most.</summary>
    public string? Subject { get; init; }

    /// <summary>What subscribers may filter by.</summary>
    public IReadOnlyList<MessageAttribute>? MessageAttributes { get; init; }
}

/// <summary>An attribute of a message, a text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="StringValue">Its value, not empty.</param>
public sealed record MessageAttribute(string Name, string StringValue);

/// <summary>A message that was sent.</summary>
/// <param name="MessageId">Its id.</param>
public sealed record PublishOutput(string MessageId);
