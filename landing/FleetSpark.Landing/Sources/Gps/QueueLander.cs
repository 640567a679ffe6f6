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
    // So many ids of poisoned messages are remembered; one that is forgotten is judged again, which makes the same objects.
    private const int RememberedIds = 10_000;

    private readonly JudgedFields _fields = JudgedFields.Of(source.Fields);
    private readonly VisibilityExtender _extender = new(queue, options.VisibilityTimeout, clock);
    private readonly Patience _patience = new(options.Patience, clock);
    private readonly HashSet<string> _poisoned = new(StringComparer.Ordinal);

    /// <summary>Lands until it is told to stop, or until the queue gives nothing more. What was received by then is put and deleted before it returns.</summary>
    /// <param name="untilEmpty">Whether it ends where none of its calls got a message within a second.</param>
    /// <param name="progress">Told after each batch what was landed in all; null for nobody.</param>
    /// <param name="stopping">Tells it to stop.</param>
    /// <exception cref="FleetException">FS2301, FS2302, or of the store: it failed for longer than <see cref="QueueOptions.Patience"/>, or refuses. What was put is there.</exception>
    public async Task<QueueReport> RunAsync(bool untilEmpty, IProgress<QueueReport>? progress, CancellationToken stopping)
    {
        var hasDeadLetters = await _patience.TryAsync(() => queue.HasDeadLettersAsync(stopping), stopping);
        var total = new QueueReport();
        QueueReport round;
        do
        {
            round = await RunRoundAsync(untilEmpty, hasDeadLetters, new Sum(total, progress), stopping);
            total = total.With(round);
        }
        while (untilEmpty && round.GivenBack > 0 && !stopping.IsCancellationRequested); // what was given back is in the queue again

        return total;
    }

    private async Task<QueueReport> RunRoundAsync(bool untilEmpty, bool hasDeadLetters, IProgress<QueueReport> progress, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var done = new CancellationTokenSource();
        // Bounded: while a batch is put nobody asks for more than this.
        var received = Channel.CreateBounded<QueueMessage>(options.Receivers * 10);
        var extending = ExtendAsync(received.Writer, done.Token);
        var receiving = new MessageReceivers(queue, options, _extender, _patience).RunAsync(received.Writer, untilEmpty, ending.Token);
        try
        {
            return await LandAsync(received.Reader, hasDeadLetters, progress);
        }
        finally
        {
            await ending.CancelAsync();
            received.Writer.TryComplete();
            await done.CancelAsync();
            await Task.WhenAll(extending, receiving);
        }
    }

    // A fault that it knows nothing of ends the round: the messages come again.
    private async Task ExtendAsync(ChannelWriter<QueueMessage> received, CancellationToken stopping)
    {
        try
        {
            await _extender.RunAsync(stopping);
        }
        catch (Exception fault) when (received.TryComplete(fault))
        {
            // told by who reads
        }
    }

    private async Task<QueueReport> LandAsync(ChannelReader<QueueMessage> received, bool hasDeadLetters, IProgress<QueueReport> progress)
    {
        var total = new QueueReport();
        while (true)
        {
            using var batch = new MessageBatch(_fields, raw, _poisoned);
            var isMore = await FillAsync(batch, received);
            if (!batch.IsEmpty)
            {
                total = total.With(await FinishAsync(batch, hasDeadLetters));
                progress.Report(total);
            }

            if (!isMore)
            {
                return received.Completion.Exception?.InnerException is { } failure ? throw failure : total;
            }
        }
    }

    // False where no message follows.
    private async Task<bool> FillAsync(MessageBatch batch, ChannelReader<QueueMessage> received)
    {
        using var filled = new CancellationTokenSource();
        try
        {
            return await FillAsync(batch, received, filled.Token);
        }
        finally
        {
            await filled.CancelAsync(); // its time is not waited for
        }
    }

    private async Task<bool> FillAsync(MessageBatch batch, ChannelReader<QueueMessage> received, CancellationToken filled)
    {
        Task<bool>? next = null;
        Task? end = null;
        while (!IsFull(batch))
        {
            if (received.TryRead(out var message))
            {
                await batch.TakeAsync(message, CancellationToken.None);
                end ??= Task.Delay(options.BatchTime, clock, filled);
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
        await _patience.TryAsync(() => batch.PutAsync(CancellationToken.None), CancellationToken.None);
        // Without a dead-letter queue a poisoned message would come again for days; its bytes are kept.
        var landed = hasDeadLetters ? batch.Sound : [.. batch.Sound, .. batch.Poisoned];
        var notDeleted = await _patience.TryAsync(() => queue.DeleteAsync(landed, CancellationToken.None), CancellationToken.None);
        _extender.Remove(landed);
        var poisoned = batch.Poisoned.Count(message => !_poisoned.Contains(message.Id));
        Remember(batch.Poisoned);
        if (hasDeadLetters && batch.Poisoned.Count > 0)
        {
            // Given back at once, so that it is soon received as often as it takes.
            _extender.Remove(batch.Poisoned);
            await _patience.TryAsync(() => queue.ChangeVisibilityAsync(batch.Poisoned, TimeSpan.Zero, CancellationToken.None), CancellationToken.None);
        }

        return QueueReport.Of(batch, clock.GetUtcNow()) with
        {
            Messages = landed.Count,
            Poisoned = poisoned,
            GivenBack = hasDeadLetters ? batch.Poisoned.Count : 0,
            NotDeleted = notDeleted,
        };
    }

    private void Remember(IReadOnlyList<QueueMessage> poisoned)
    {
        if (_poisoned.Count + poisoned.Count > RememberedIds)
        {
            _poisoned.Clear();
        }

        _poisoned.UnionWith(poisoned.Select(message => message.Id));
    }

    private sealed class Sum(QueueReport before, IProgress<QueueReport>? progress) : IProgress<QueueReport>
    {
        public void Report(QueueReport value) => progress?.Report(before.With(value));
    }
}
