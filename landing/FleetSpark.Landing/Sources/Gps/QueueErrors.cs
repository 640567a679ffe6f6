using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Gps;

/// <summary>The coded failures of landing from a queue, FS23. None quotes a message.</summary>
public static class QueueErrors
{
    /// <summary>The queue says no: it is not there, or the rights are.</summary>
    public static FleetException Refused(string queue, Exception cause) =>
        new("FS2301", $"The queue '{queue}' refuses: {Sentence.Of(cause)} Mend its address, the region, or the rights of who lands; its messages are where they were.", inner: cause);

    /// <summary>The queue cannot be reached, or fails, beyond the retries.</summary>
    public static FleetException Failed(string queue, Exception cause) =>
        new("FS2302", $"The queue '{queue}' does not answer: {Sentence.Of(cause)} Start again; what was not landed is still in it.", FailureKind.Retry, cause);
}
