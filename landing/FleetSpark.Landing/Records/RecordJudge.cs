using FleetSpark.Landing.Raw;

namespace FleetSpark.Landing.Records;

/// <summary>Judges pieces and writes them, as records or as what was refused.</summary>
/// <param name="check">Judges.</param>
/// <param name="writer">Takes records.</param>
/// <param name="sourceName">What refused bytes came in.</param>
/// <param name="refusals">Takes what was refused; null where the other one does.</param>
internal sealed class RecordJudge(StrictCheck check, RawWriter writer, string sourceName, Lazy<RawWriter>? refusals = null) : IBuiltRecordSink, IDisposable
{
    private readonly Refusal _refusal = new(sourceName);

    public void Take(ReadOnlySpan<byte> piece) => TakeBuilt(piece, piece);

    public bool TryTake(ReadOnlySpan<byte> piece) => TryTakeBuilt(piece, piece);

    /// <summary>Takes a record that was built from other bytes, which are kept where it is refused, unless it is no JSON at all.</summary>
    public bool TryTakeBuilt(ReadOnlySpan<byte> record, ReadOnlySpan<byte> received)
    {
        var reason = check.Judge(record, out var isJson);
        if (isJson)
        {
            Put(record, received, reason);
        }

        return isJson;
    }

    /// <summary>Takes a record that was built from other bytes: where it is refused, those are kept.</summary>
    public void TakeBuilt(ReadOnlySpan<byte> record, ReadOnlySpan<byte> received) => Put(record, received, check.Judge(record, out _));

    public void RefusePart(ReadOnlySpan<byte> part) => _refusal.Add(part);

    public void RefuseParts(string reason) => (refusals?.Value ?? writer).Refuse(reason, _refusal.ToLine(reason));

    public void Dispose() => _refusal.Dispose();

    private void Put(ReadOnlySpan<byte> record, ReadOnlySpan<byte> received, string? reason)
    {
        if (reason is null)
        {
            writer.Add(record);
        }
        else
        {
            RefusePart(received);
            RefuseParts(reason);
        }
    }
}
