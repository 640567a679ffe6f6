using FleetSpark.Core;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Records;
using FleetSpark.Tables;

namespace FleetSpark.Landing.Sources.Gps;

/// <summary>
/// Lands messages that somebody else receives and deletes: AWS Lambda's event source, which is told those that must stay in the queue. As <see cref="QueueLander"/>, it keeps what
/// a poisoned message holds and leaves that message to the dead-letter queue, which the queue must have.
/// </summary>
/// <param name="source">The source: <c>gps</c>, or another whose records are messages.</param>
/// <param name="raw">Its raw store.</param>
/// <param name="clock">Tells the time.</param>
public sealed class QueueEventLander(SourceDefinition source, IObjectStore raw, TimeProvider clock)
{
    private static readonly HashSet<string> NoneKnown = [];

    private readonly JudgedFields _fields = JudgedFields.Of(source.Fields);

    /// <summary>Lands the messages of one event. They are put when it returns.</summary>
    /// <param name="messages">The messages; asked for one after the other.</param>
    /// <param name="beginNoneAfter">No message is begun after this time: it stays in the queue. Null for no such time.</param>
    /// <param name="cancellationToken">Stops the call; then all of the event's messages must stay in the queue.</param>
    /// <exception cref="FleetException">Of the store: all of the event's messages must stay in the queue.</exception>
    public async Task<QueueEventReport> LandAsync(IEnumerable<QueueMessage> messages, DateTimeOffset? beginNoneAfter, CancellationToken cancellationToken)
    {
        var left = new List<string>();
        using var batch = new MessageBatch(_fields, raw, NoneKnown);
        foreach (var message in messages)
        {
            if (clock.GetUtcNow() > beginNoneAfter)
            {
                left.Add(message.Id);
                continue;
            }

            await batch.TakeAsync(message, cancellationToken);
        }

        if (!batch.IsEmpty)
        {
            await batch.PutAsync(cancellationToken);
        }

        var report = QueueReport.Of(batch, clock.GetUtcNow()) with { Messages = batch.Sound.Count, Poisoned = batch.Poisoned.Count, GivenBack = batch.Poisoned.Count };
        return new QueueEventReport(report, left, [.. batch.Poisoned.Select(message => message.Id)]);
    }
}

/// <summary>What became of the messages of an event.</summary>
/// <param name="Landed">What was landed.</param>
/// <param name="NotBegun">The ids of messages for which there was no time.</param>
/// <param name="Poisoned">The ids of those without any record.</param>
public sealed record QueueEventReport(QueueReport Landed, IReadOnlyList<string> NotBegun, IReadOnlyList<string> Poisoned);
