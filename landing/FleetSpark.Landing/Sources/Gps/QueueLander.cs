using System.Threading.Channels;
using FleetSpark.Core;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Records;
using FleetSpark.Tables;

namespace FleetSpark.Landing.Sources.Gps;

/// <summary>
/// Lands a queue's messages: gathers them into batches, puts a batch's objects, and deletes its messages after that and not before. Killed at any point, the messages
/// of the open batch come again; those that were put and not deleted make records a second time, which the tables drop by their key and count.
/// </summary>
/// <param name="source">The source <c>gps</c>.</param>
/// <param name="raw">Its raw store.</param>
/// <param name="queue">The queue.</param>
/// <param name="options">How it is landed.</param>
/// <param name="clock">Tells the time, and waits.</param>
public sealed class QueueLander(SourceDefinition source, IObjectStore raw, IMessageQueue queue, QueueOptions options, TimeProvider clock)
{
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20); // the longest that SQS waits
    private static readonly TimeSpan ShortPoll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly JudgedFields _fields = JudgedFields.Of(source.Fields);
    private readonly HeldMessages _held = new(queue, options.Hidden, clock);

    /// <summary>Lands until it is told to stop, or until the queue gives nothing more. What was received by then is put and deleted before it returns.</summary>
    /// <param name="untilEmpty">Whether it ends where none of its calls got a message within a second.</param>
    /// <param name="progress">Told after each batch what was landed in all; null for nobody.</param>
    /// <param name="stopping">Tells it to stop.</param>
    /// <exception cref="FleetException">FS2301, FS2302, or of the store: it failed for longer than <see cref="QueueOptions.Patience"/>, or refuses. What was put is there.</exception>
    public async Task<QueueReport> RunAsync(bool untilEmpty, IProgress<QueueReport>? progress, CancellationToken stopping)
    {
        if (options.Faults() is { Count: > 0 } faults)
        {
            throw QueueErrors.FaultySettings(faults);
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var done = new CancellationTokenSource();
        // Bounded: while a batch is put nobody asks for more than this.
        var received = Channel.CreateBounded<QueueMessage>(options.Receivers * 10);
        var hasDeadLetters = await PatientlyAsync(() => queue.HasDeadLettersAsync(ending.Token), ending.Token);
        var holding = _held.RunAsync(done.Token);
        var receiving = ReceiveAllAsync(received.Writer, untilEmpty, ending.Token);
        try
        {
            return await LandAsync(received.Reader, hasDeadLetters, progress);
        }
        finally
        {
            await ending.CancelAsync();
            received.Writer.TryComplete();
            await done.CancelAsync();
            await holding;
            await receiving;
        }
    }

    private async Task ReceiveAllAsync(ChannelWriter<QueueMessage> received, bool untilEmpty, CancellationToken stopping)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, options.Receivers).Select(_ => ReceiveAsync(received, untilEmpty, stopping)));
            received.TryComplete();
        }
        catch (Exception failure)
        {
            received.TryComplete(failure); // told by who reads, after what was received is put
        }
    }

    private async Task ReceiveAsync(ChannelWriter<QueueMessage> received, bool untilEmpty, CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                var messages = await PatientlyAsync(() => queue.ReceiveAsync(untilEmpty ? ShortPoll : LongPoll, options.Hidden, stopping), stopping);
                if (messages.Count == 0 && untilEmpty)
                {
                    return;
                }

                foreach (var message in messages)
                {
                    _held.Add(message);
                }

                foreach (var message in messages)
                {
                    await received.WriteAsync(message, stopping);
                }
            }
        }
        catch (Exception ended) when (stopping.IsCancellationRequested && ended is OperationCanceledException or ChannelClosedException)
        {
            // What was received and not handed on comes again.
        }
    }

    private async Task<QueueReport> LandAsync(ChannelReader<QueueMessage> received, bool hasDeadLetters, IProgress<QueueReport>? progress)
    {
        var total = new QueueReport();
        Exception? failure = null;
        while (failure is null)
        {
            using var batch = new MessageBatch(_fields, raw);
            var isMore = await FillAsync(batch, received);
            if (!batch.IsEmpty)
            {
                total = total.With(await FinishAsync(batch, hasDeadLetters));
                progress?.Report(total);
            }

            if (!isMore)
            {
                failure = received.Completion.Exception?.InnerException;
                return failure is null ? total : throw failure;
            }
        }

        return total;
    }

    // False where no message follows.
    private async Task<bool> FillAsync(MessageBatch batch, ChannelReader<QueueMessage> received)
    {
        Task<bool>? next = null;
        Task? end = null;
        while (!IsFull(batch))
        {
            if (received.TryRead(out var message))
            {
                await batch.TakeAsync(message, CancellationToken.None);
                end ??= Task.Delay(options.BatchTime, clock);
                continue;
            }

            next = next is null || next.IsCompleted ? IsMoreAsync(received) : next;
            if (end is not null && await Task.WhenAny(next, end) == end)
            {
                return true;
            }

            if (!await next)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<bool> IsMoreAsync(ChannelReader<QueueMessage> received)
    {
        try
        {
            return await received.WaitToReadAsync();
        }
        catch (FleetException)
        {
            return false; // what was received is put first
        }
    }

    private bool IsFull(MessageBatch batch) => batch.Records >= options.BatchRecords || batch.Bytes >= options.BatchBytes || batch.HasManyRefusals;

    private async Task<QueueReport> FinishAsync(MessageBatch batch, bool hasDeadLetters)
    {
        await PatientlyAsync(
            async () =>
            {
                await batch.PutAsync(CancellationToken.None);
                return true;
            },
            CancellationToken.None);
        // Without a dead-letter queue a poisoned message would come again for days; its bytes are kept.
        var landed = hasDeadLetters ? batch.Sound : [.. batch.Sound, .. batch.Poisoned];
        var notDeleted = await PatientlyAsync(() => queue.DeleteAsync(landed, CancellationToken.None), CancellationToken.None);
        _held.Remove(landed);
        if (hasDeadLetters && batch.Poisoned.Count > 0)
        {
            // Given back at once, so that it is soon received as often as it takes.
            _held.Remove(batch.Poisoned);
            await PatientlyAsync(() => queue.HideAsync(batch.Poisoned, TimeSpan.Zero, CancellationToken.None), CancellationToken.None);
        }

        return new QueueReport
        {
            Batches = 1,
            Messages = landed.Count,
            Records = batch.Records,
            RefusedByReason = batch.RefusedByReason,
            Poisoned = batch.Poisoned.Count,
            Bytes = batch.Bytes,
            Objects = batch.Objects,
            NotDeleted = notDeleted,
            OldestSeconds = Math.Round((clock.GetUtcNow() - batch.OldestSentAt).TotalSeconds, 3),
        };
    }

    // What may help is tried again, for a while.
    private async Task<T> PatientlyAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + options.Patience;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await call();
            }
            catch (FleetException failed) when (failed.Kind == FailureKind.Retry && clock.GetUtcNow() + pause < until)
            {
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
    }
}
