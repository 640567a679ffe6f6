using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Gps;

/// <summary>How a queue is landed.</summary>
public sealed record QueueOptions
{
    private static readonly QueueOptions Absent = new() { QueueUrl = string.Empty };

    /// <summary>The queue's address, <c>https://sqs.REGION.amazonaws.com/ACCOUNT/NAME</c>.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>How long a batch is open after its first message; 1 s to 1 h. At five minutes the company's load makes 288 objects a day.</summary>
    public TimeSpan BatchTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many records close a batch before its time; 1 to <see cref="RecordLimits.RecordsPerObject"/>. The message that reaches it is in the batch whole.</summary>
    public int BatchRecords { get; init; } = RecordLimits.RecordsPerObject;

    /// <summary>How many bytes of records, uncompressed, close a batch before its time; 1 to <see cref="RecordLimits.BytesPerObject"/>.</summary>
    public int BatchBytes { get; init; } = RecordLimits.BytesPerObject;

    /// <summary>How many calls wait for messages at once; 1 to 16. A call brings ten messages at most, of 1 MiB together.</summary>
    public int Receivers { get; init; } = 4;

    /// <summary>
    /// How long a message that was received is kept from others, 10 s to 6 h; it is said again at half of that while its batch is open. It is also how long after a kill the
    /// messages of the open batch come again.
    /// </summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the queue, or the store, may fail before landing gives up; 0 for at once.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Reads the options; all faults go to the map.</summary>
    /// <param name="yaml">The mapping that holds them, and nothing else.</param>
    public static QueueOptions Read(YamlMap yaml)
    {
        var options = new QueueOptions
        {
            QueueUrl = yaml.Required("queue_url"),
            BatchTime = TimeSpan.FromSeconds(yaml.WholeNumber("batch_seconds", (int)Absent.BatchTime.TotalSeconds, 1, 3600)),
            BatchRecords = yaml.WholeNumber("batch_records", Absent.BatchRecords, 1, RecordLimits.RecordsPerObject),
            BatchBytes = yaml.WholeNumber("batch_mebibytes", Absent.BatchBytes >> 20, 1, RecordLimits.BytesPerObject >> 20) << 20,
            Receivers = yaml.WholeNumber("receivers", Absent.Receivers, 1, 16),
            VisibilityTimeout = TimeSpan.FromSeconds(yaml.WholeNumber("visibility_timeout_seconds", (int)Absent.VisibilityTimeout.TotalSeconds, 10, 6 * 3600)),
            Patience = TimeSpan.FromSeconds(yaml.WholeNumber("patience_seconds", (int)Absent.Patience.TotalSeconds, 0, 24 * 3600)),
        };
        yaml.RefuseUnknownKeys();
        if (yaml.Keys.Contains("queue_url") && !IsAddress(options.QueueUrl))
        {
            yaml.AddFault("'queue_url' is no address of a queue, without a user, a query or a fragment");
        }

        return options;
    }

    private static bool IsAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "https" or "http", UserInfo: "", Query: "", Fragment: "" };
}
