namespace FleetSpark.Landing.Sources.Gps;

/// <summary>A message as a queue hands it over.</summary>
/// <param name="Id">Its id: the same whenever it is handed over again.</param>
/// <param name="Body">Its text.</param>
/// <param name="SentAt">When it was sent to the queue.</param>
/// <param name="Receipt">What proves to the queue that it was received, this time.</param>
public sealed record QueueMessage(string Id, string Body, DateTimeOffset SentAt, string Receipt);
