using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Gps;

/// <summary>What landing needs of a queue: it hands each message over at least once, and again where it is not deleted in time.</summary>
public interface IMessageQueue
{
    /// <summary>Whether a message that is received too often goes to a dead-letter queue.</summary>
    /// <exception cref="FleetException">FS2301, FS2302: it cannot be asked.</exception>
    Task<bool> HasDeadLettersAsync(CancellationToken cancellationToken);

    /// <summary>Receives some messages; none where none came while it waited.</summary>
    /// <param name="wait">How long it waits for the first one; whole seconds, at most 20.</param>
    /// <param name="visibilityTimeout">How long nobody else gets them.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="FleetException">FS2301, FS2302: it cannot be asked.</exception>
    Task<IReadOnlyList<QueueMessage>> ReceiveAsync(TimeSpan wait, TimeSpan visibilityTimeout, CancellationToken cancellationToken);

    /// <summary>Says again how long from now nobody else gets messages; zero gives them back.</summary>
    /// <returns>How many it does not take that for: it may have handed these over again.</returns>
    /// <exception cref="FleetException">FS2301, FS2302: it cannot be asked.</exception>
    Task<int> ChangeVisibilityAsync(IReadOnlyList<QueueMessage> messages, TimeSpan visibilityTimeout, CancellationToken cancellationToken);

    /// <summary>Deletes messages.</summary>
    /// <returns>How many it did not delete, which come again.</returns>
    /// <exception cref="FleetException">FS2301, FS2302: it cannot be asked.</exception>
    Task<int> DeleteAsync(IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken);
}
