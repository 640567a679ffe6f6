using System.Threading.Channels;

namespace FleetSpark.Landing.Sources.Gps;

/// <summary>The calls that wait for a queue's messages, several at once, and hand them on.</summary>
/// <param name="queue">The queue.</param>
/// <param name="options">How many, and their visibility timeout.</param>
/// <param name="extender">Extends the timeout of messages that were received.</param>
/// <param name="patience">Tries again.</param>
internal sealed class MessageReceivers(IMessageQueue queue, QueueOptions options, VisibilityExtender extender, Patience patience)
{
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20); // the longest that SQS waits
    private static readonly TimeSpan ShortPoll = TimeSpan.FromSeconds(1);

    // A call that is given up may have been answered already: its messages would be in nobody's hands, and seen by none.
    private static readonly TimeSpan ToBeAnswered = TimeSpan.FromSeconds(1);

    /// <summary>Receives until it is told to stop, or, where it ends with an empty queue, until no call got a message within a second; ends the channel then, with what failed.</summary>
    public async Task RunAsync(ChannelWriter<QueueMessage> received, bool untilEmpty, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, options.Receivers).Select(_ => ReceiveAsync(received, untilEmpty, ending)));
            received.TryComplete();
        }
        catch (Exception failure)
        {
            received.TryComplete(failure); // told by who reads, after what was received is put
        }
    }

    private async Task ReceiveAsync(ChannelWriter<QueueMessage> received, bool untilEmpty, CancellationTokenSource ending)
    {
        try
        {
            while (!ending.IsCancellationRequested)
            {
                var messages = await patience.TryAsync(() => ReceiveAsync(untilEmpty ? ShortPoll : LongPoll, ending.Token), ending.Token);
                if (messages.Count == 0 && untilEmpty)
                {
                    return;
                }

                foreach (var message in messages)
                {
                    extender.Add(message);
                }

                foreach (var message in messages)
                {
                    await received.WriteAsync(message, CancellationToken.None); // who reads goes on until all have ended
                }
            }
        }
        catch (Exception ended) when (ending.IsCancellationRequested && ended is OperationCanceledException or ChannelClosedException)
        {
            // What was received and not handed on comes again.
        }
        catch
        {
            await ending.CancelAsync(); // with fewer than were asked for nobody would go on for long and know it
            throw;
        }
    }

    private async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(TimeSpan wait, CancellationToken stopping)
    {
        using var late = new CancellationTokenSource();
        await using var told = stopping.Register(() => late.CancelAfter(ToBeAnswered));
        return await queue.ReceiveAsync(wait, options.VisibilityTimeout, late.Token);
    }
}
