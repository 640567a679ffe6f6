using FleetSpark.Landing.Sources.Gps;

namespace FleetSpark.Testing;

/// <summary>
/// A queue of this process that is as unreliable as a real one may be: it hands messages over in any order, now and then one that was received already, and anew after a
/// restart whatever was not deleted. A test is told of each call, before and after it is made.
/// </summary>
/// <param name="random">Decides.</param>
/// <param name="hook">What the test does; it may make the call fail.</param>
public sealed class MemoryQueue(Random random, Func<StoreCall, Task> hook) : IMessageQueue
{
    private const int Most = 10;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, QueueMessage> _messages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _receives = new(StringComparer.Ordinal);
    private int _receipts;

    /// <summary>How many messages are not deleted.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _messages.Count;
            }
        }
    }

    /// <summary>After so many receives a message goes to the dead-letter queue; null where there is none.</summary>
    public int? MostReceives { get; init; }

    /// <summary>How many messages went to the dead-letter queue.</summary>
    public int DeadLetters { get; private set; }

    /// <summary>How many messages were handed over more than once.</summary>
    public int Repeated { get; private set; }

    /// <summary>Sends a message.</summary>
    public void Send(string body, DateTimeOffset sentAt)
    {
        lock (_lock)
        {
            var id = $"m{_messages.Count:D6}-{random.Next():x8}";
            _messages.Add(id, new QueueMessage(id, System.Text.Encoding.UTF8.GetBytes(body), sentAt, string.Empty));
        }
    }

    /// <summary>Whoever received messages is gone: they are handed over again.</summary>
    public void Restart()
    {
        lock (_lock)
        {
            Repeated += _hidden.Count;
            _hidden.Clear();
        }
    }

    /// <inheritdoc />
    public Task<bool> HasDeadLettersAsync(CancellationToken cancellationToken) => CallAsync(nameof(HasDeadLettersAsync), () => MostReceives is not null);

    /// <inheritdoc />
    public Task<IReadOnlyList<QueueMessage>> ReceiveAsync(TimeSpan wait, TimeSpan visibilityTimeout, CancellationToken cancellationToken) =>
        CallAsync<IReadOnlyList<QueueMessage>>(nameof(ReceiveAsync), () =>
        {
            BuryDeadLetters();
            var visible = _messages.Values.Where(message => !_hidden.Contains(message.Id)).OrderBy(_ => random.Next()).Take(random.Next(1, Most)).ToList();
            _hidden.UnionWith(visible.Select(message => message.Id));
            visible.ForEach(message => _receives[message.Id] = _receives.GetValueOrDefault(message.Id) + 1);
            if (visible.Count > 0 && random.Next(4) == 0)
            {
                var again = _hidden.ElementAt(random.Next(_hidden.Count)); // in sight of two at once: a queue promises at least once
                Repeated++;
                visible.Add(_messages[again]);
            }

            return [.. visible.Select(message => message with { Receipt = $"{message.Id} {_receipts++}" })];
        });

    /// <inheritdoc />
    public Task<int> ChangeVisibilityAsync(IReadOnlyList<QueueMessage> messages, TimeSpan visibilityTimeout, CancellationToken cancellationToken) => CallAsync(nameof(ChangeVisibilityAsync), () =>
    {
        if (visibilityTimeout == TimeSpan.Zero)
        {
            _hidden.ExceptWith(messages.Select(message => message.Id));
        }

        return 0;
    });

    /// <inheritdoc />
    public Task<int> DeleteAsync(IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken) => CallAsync(nameof(DeleteAsync), () =>
    {
        foreach (var message in messages)
        {
            _messages.Remove(message.Id);
            _hidden.Remove(message.Id);
        }

        return 0;
    });

    private void BuryDeadLetters()
    {
        foreach (var (id, _) in _receives.Where(received => received.Value >= MostReceives && !_hidden.Contains(received.Key)))
        {
            DeadLetters += _messages.Remove(id) ? 1 : 0;
        }
    }

    private async Task<T> CallAsync<T>(string operation, Func<T> call)
    {
        await hook(new StoreCall(operation, string.Empty, IsDone: false));
        T answer;
        lock (_lock)
        {
            answer = call();
        }

        await hook(new StoreCall(operation, string.Empty, IsDone: true));
        return answer;
    }
}
