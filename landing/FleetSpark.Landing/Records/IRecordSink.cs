namespace FleetSpark.Landing.Records;

/// <summary>Takes what a splitter cuts out.</summary>
internal interface IRecordSink
{
    /// <summary>Takes one piece and judges it: it becomes a record, or is refused.</summary>
    void Take(ReadOnlySpan<byte> piece);

    /// <summary>Takes one piece as <see cref="Take"/> does, unless it is no JSON at all: then nothing is taken and the answer is false.</summary>
    bool TryTake(ReadOnlySpan<byte> piece);

    /// <summary>A part of what is refused without being held whole.</summary>
    void RefusePart(ReadOnlySpan<byte> part);

    /// <summary>Ends the parts of <see cref="RefusePart"/>: together they are one refusal.</summary>
    void RefuseParts(string reason);
}
