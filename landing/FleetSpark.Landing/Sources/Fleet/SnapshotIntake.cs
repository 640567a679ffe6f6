using FleetSpark.Landing.Raw;
using FleetSpark.Landing.Records;
using FleetSpark.Tables;

namespace FleetSpark.Landing.Sources.Fleet;

/// <summary>Takes the pieces of one snapshot: each becomes a row, or is kept as what was no record.</summary>
/// <param name="source">The source <c>fleet</c>.</param>
/// <param name="options">How much may come.</param>
/// <param name="registry">The registry, for messages.</param>
/// <param name="sourceName">What stands in refused objects as the place of the bytes.</param>
internal sealed class SnapshotIntake(SourceDefinition source, FleetOptions options, string registry, string sourceName) : IBuiltRecordSink, IDisposable
{
    private const int BytesPutIn = 256; // valid_from, snapshot_at, salt: a record must stay within its bound with them

    private readonly StrictCheck _check = new(JudgedFields.Of(source.Fields));
    private readonly RowReader _reader = new();
    private readonly Refusal _refusal = new(sourceName);
    private readonly List<RegistryRow> _rows = [];
    private readonly List<RefusedPiece> _refused = [];
    private long _bytes;

    /// <summary>What was taken so far.</summary>
    public Snapshot At(DateTimeOffset takenAt) => new(takenAt, _rows, _refused);

    public void Take(ReadOnlySpan<byte> piece) => TakeBuilt(piece, piece);

    public bool TryTake(ReadOnlySpan<byte> piece)
    {
        var reason = _check.Judge(piece, out var isJson);
        if (isJson)
        {
            Take(piece, piece, reason);
        }

        return isJson;
    }

    public void TakeBuilt(ReadOnlySpan<byte> record, ReadOnlySpan<byte> received) => Take(record, received, _check.Judge(record, out _));

    public void RefusePart(ReadOnlySpan<byte> part) => _refusal.Add(part);

    public void RefuseParts(string reason)
    {
        var line = _refusal.ToLine(reason).ToArray();
        Count(line.Length);
        // From the bytes on: before them stands the name of the file, another one each day.
        _refused.Add(new RefusedPiece(reason, line, RecordHash.Of(line.AsSpan(line.AsSpan().IndexOf(",\"bytes\":"u8)))));
    }

    public void Dispose() => _refusal.Dispose();

    private void Take(ReadOnlySpan<byte> record, ReadOnlySpan<byte> received, string? reason)
    {
        reason ??= record.Length > RecordLimits.Bytes - BytesPutIn ? RefusalReasons.RecordTooLong : null;
        if (reason is null)
        {
            var row = _reader.Read(record);
            Count(row.Members.Length);
            _rows.Add(row);
        }
        else
        {
            RefusePart(received);
            RefuseParts(reason);
        }
    }

    private void Count(int bytes)
    {
        _bytes += bytes;
        if (_rows.Count + _refused.Count >= options.MostRows || _bytes > options.MostBytes)
        {
            throw FleetErrors.TooLarge(registry, options.MostRows, options.MostBytes);
        }
    }
}
