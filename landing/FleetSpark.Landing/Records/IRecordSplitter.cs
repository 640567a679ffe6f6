namespace FleetSpark.Landing.Records;

/// <summary>
/// Cuts a stream of bytes, fed piece by piece, into the pieces that may be records. It holds one of them at most, so a file of any
/// size is split in constant memory, and gives the same wherever the pieces are cut.
/// </summary>
internal interface IRecordSplitter
{
    /// <summary>Takes the next bytes.</summary>
    void Feed(ReadOnlySpan<byte> bytes);

    /// <summary>Says that no bytes follow.</summary>
    void Complete();
}
