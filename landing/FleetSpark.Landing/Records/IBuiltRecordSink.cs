namespace FleetSpark.Landing.Records;

/// <summary>Takes what a splitter cuts out, and records that were built from other bytes.</summary>
internal interface IBuiltRecordSink : IRecordSink
{
    /// <summary>Takes a record that was built from other bytes: where it is refused, those are kept.</summary>
    void TakeBuilt(ReadOnlySpan<byte> record, ReadOnlySpan<byte> received);
}
