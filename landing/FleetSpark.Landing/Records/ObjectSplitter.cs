namespace FleetSpark.Landing.Records;

/// <summary>One piece an object, for files whose objects run over several lines: one, or more with nothing but blanks between.</summary>
internal sealed class ObjectSplitter(IRecordSink sink) : ElementSplitter(sink)
{
    protected override bool IsWhole => true;

    protected override Move On(byte found) => found == (byte)'{' ? Move.Record : Move.Break;
}
