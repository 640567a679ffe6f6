namespace FleetSpark.Landing.Functions;

/// <summary>One event that the function is asked to handle.</summary>
/// <param name="RequestId">Its id, which the answer and every log line carry.</param>
/// <param name="Deadline">When the function is ended, done or not.</param>
/// <param name="TraceId">By which AWS follows a call from service to service; null where there is none.</param>
/// <param name="Event">The event's bytes, valid until the next one is asked for.</param>
internal sealed record Invocation(string RequestId, DateTimeOffset Deadline, string? TraceId, ReadOnlyMemory<byte> Event);
