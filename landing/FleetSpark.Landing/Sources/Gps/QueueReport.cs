namespace FleetSpark.Landing.Sources.Gps;

/// <summary>What became of the messages that a call, or a batch of it, received.</summary>
public sealed record QueueReport
{
    /// <summary>Batches that were put.</summary>
    public int Batches { get; init; }

    /// <summary>Messages that were put and deleted.</summary>
    public long Messages { get; init; }

    /// <summary>Their records.</summary>
    public long Records { get; init; }

    /// <summary>What in them was no record, by its reason, a code of <see cref="RefusalReasons"/>.</summary>
    public IReadOnlyDictionary<string, long> RefusedByReason { get; init; } = new SortedDictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Messages without any record: what they held is kept, refused, and they are left to the dead-letter queue, where the queue has one.</summary>
    public long Poisoned { get; init; }

    /// <summary>How often a poisoned message was given back to the queue, which moves it to the dead-letter queue after so many receives.</summary>
    public long GivenBack { get; init; }

    /// <summary>The bytes of messages, unpacked.</summary>
    public long Bytes { get; init; }

    /// <summary>Objects in the raw store, those of refused bytes included.</summary>
    public int Objects { get; init; }

    /// <summary>Messages that were put and could not be deleted: they come again, and their records are dropped as duplicates.</summary>
    public long NotDeleted { get; init; }

    /// <summary>How old the oldest message was when it was put, seconds; 0 where there was none.</summary>
    public double OldestSeconds { get; init; }

    /// <summary>This and what came after it.</summary>
    public QueueReport With(QueueReport next) => new()
    {
        Batches = Batches + next.Batches,
        Messages = Messages + next.Messages,
        Records = Records + next.Records,
        RefusedByReason = RefusalCounts.Sum([RefusedByReason, next.RefusedByReason]),
        Poisoned = Poisoned + next.Poisoned,
        GivenBack = GivenBack + next.GivenBack,
        Bytes = Bytes + next.Bytes,
        Objects = Objects + next.Objects,
        NotDeleted = NotDeleted + next.NotDeleted,
        OldestSeconds = Math.Max(OldestSeconds, next.OldestSeconds),
    };

    /// <summary>What a batch made; what became of its messages is for the caller to say.</summary>
    internal static QueueReport Of(MessageBatch batch, DateTimeOffset now) => new()
    {
        Batches = 1,
        Records = batch.Records,
        RefusedByReason = batch.RefusedByReason,
        Bytes = batch.Bytes,
        Objects = batch.Objects,
        OldestSeconds = batch.Bytes == 0 ? 0 : Math.Round((now - batch.OldestSentAt).TotalSeconds, 3),
    };
}
