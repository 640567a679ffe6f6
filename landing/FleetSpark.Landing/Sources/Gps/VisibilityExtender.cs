using System.Collections.Concurrent;

namespace FleetSpark.Landing.Sources.Gps;

/// <summary>Extends the visibility timeout of messages that were received and are not put yet, so that nobody else gets them: of each at half of its time.</summary>
/// <param name="queue">The queue.</param>
/// <param name="visibilityTimeout">The timeout that is set each time.</param>
/// <param name="clock">The clock.</param>
internal sealed class VisibilityExtender(IMessageQueue queue, TimeSpan visibilityTimeout, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (QueueMessage Bodiless, DateTimeOffset Since)> _held = new(StringComparer.Ordinal);

    /// <summary>A message was received; where it is held already, its last receipt is the one that counts.</summary>
    public void Add(QueueMessage message) => _held[message.Id] = (message with { Body = default }, clock.GetUtcNow());

    /// <summary>Messages are held no more.</summary>
    public void Remove(IEnumerable<QueueMessage> messages)
    {
        foreach (var message in messages)
        {
            _held.TryRemove(message.Id, out _);
        }
    }

    /// <summary>Does its work until it is stopped. A message that the queue gives up is put all the same, and comes again.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await Task.Delay(visibilityTimeout / 8, clock, stopping);
                var due = _held.Values.Where(held => held.Since <= clock.GetUtcNow() - (visibilityTimeout / 2)).Select(held => held.Bodiless).ToList();
                await ExtendAsync(due, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // the batch is put
        }
    }

    private async Task ExtendAsync(List<QueueMessage> due, CancellationToken stopping)
    {
        try
        {
            await queue.ChangeVisibilityAsync(due, visibilityTimeout, stopping);
        }
        catch (Core.FleetException)
        {
            return; // tried again at the next look, and where time runs out they come again
        }

        foreach (var message in due.Where(message => _held.TryGetValue(message.Id, out var held) && held.Bodiless.Receipt == message.Receipt))
        {
            Add(message);
        }
    }
}
