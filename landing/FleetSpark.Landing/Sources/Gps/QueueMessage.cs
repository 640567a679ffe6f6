namespace FleetSpark.Landing.Sources.Gps;

/// <summary>A message as a queue hands it over.</summary>
/// <param name="Id">Its id: the same whenever it is handed over again.</param>
/// <param name="Body">Its text, UTF-8. It may be valid only until the next message is asked for, so who takes a message keeps none of it.</param>
/// <param name="SentAt">When it was sent to the queue.</param>
/// <param name="Receipt">What proves to the queue that it was received, this time.</param>
public sealed record QueueMessage(string Id, ReadOnlyMemory<byte> Body, DateTimeOffset SentAt, string Receipt);
