using System.Globalization;

namespace FleetSpark.Landing.Sources.Gps;

/// <summary>A message as a queue hands it over.</summary>
/// <param name="Id">Its id: the same whenever it is handed over again.</param>
/// <param name="Body">Its text, UTF-8. It may be valid only until the next message is asked for, so who takes a message keeps none of it.</param>
/// <param name="SentAt">When it was sent to the queue.</param>
/// <param name="Receipt">What proves to the queue that it was received, this time.</param>
public sealed record QueueMessage(string Id, ReadOnlyMemory<byte> Body, DateTimeOffset SentAt, string Receipt)
{
    /// <summary>The attribute of SQS that says when a message was sent.</summary>
    public const string SentTimestamp = "SentTimestamp";

    private const long LatestMs = 32_503_679_999_999; // of the year 2999, as for files

    /// <summary>Reads the attribute <see cref="SentTimestamp"/>: whole milliseconds since 1970. False where it is none, or lies after the year 2999.</summary>
    public static bool TryReadSentTimestamp(string? attribute, out DateTimeOffset sentAt)
    {
        var isTime = long.TryParse(attribute, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms <= LatestMs;
        sentAt = DateTimeOffset.FromUnixTimeMilliseconds(isTime ? ms : 0);
        return isTime;
    }
}
