using System.Text;
using System.Text.Unicode;
using CsvHelper;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Csv;

/// <summary>Reads the rows of a CSV file and builds a record of each.</summary>
internal sealed class CsvRows : IDisposable
{
    /// <summary>The longest row in bytes that is read at all: more than one holds a quote that is not closed, or is no CSV.</summary>
    public const int LongestRow = 4 * RecordLimits.Bytes;

    private readonly CsvHeader _header;
    private readonly ColumnMap _map;
    private readonly IBuiltRecordSink _judge;
    private readonly CsvReader _rows;
    private readonly JsonRecordBuilder _builder;
    private readonly byte[]?[] _values;
    private bool _isBroken;

    /// <summary>Rows of a stream that stands at the header.</summary>
    public CsvRows(Stream content, CsvHeader header, ColumnMap map, IBuiltRecordSink judge)
    {
        _header = header;
        _map = map;
        _judge = judge;
        _rows = CsvReader.Create(content, CsvHeader.Options(header.Delimiter, () => _isBroken = true), leaveOpen: true);
        _builder = new JsonRecordBuilder(map.Fields.Select(mapped => mapped.Field.Path));
        _values = new byte[]?[map.Fields.Count];
    }

    /// <summary>Where the bytes that are read end, counted from the header's beginning.</summary>
    public long EndOffset { get; private set; }

    /// <summary>Takes the next row; the header is passed over.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="CsvFormatException">A row does not end: what follows <see cref="EndOffset"/> is no CSV.</exception>
    public async ValueTask<bool> TakeAsync(CancellationToken cancellationToken)
    {
        _isBroken = false;
        if (!await _rows.ReadAsync(cancellationToken))
        {
            return false;
        }

        if (_rows.RowNumber > 1)
        {
            Take(_rows.RawRecord);
        }

        EndOffset = _rows.ByteOffset + _rows.RawRecord.Length;
        return true;
    }

    public void Dispose() => _rows.Dispose();

    private void Take(ReadOnlySpan<byte> received)
    {
        if (_isBroken || _rows.FieldCount != _header.Columns.Count)
        {
            _judge.RefusePart(received);
            _judge.RefuseParts(RefusalReasons.CsvBroken);
            return;
        }

        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = ValueOf(_map.Fields[i]);
        }

        _judge.TakeBuilt(_builder.Build(_values), received);
    }

    private byte[] ValueOf(MappedField mapped)
    {
        if (mapped.Constant is { } constant)
        {
            return constant;
        }

        var cell = _rows.GetSpan(mapped.Cell);
        return mapped.Convert is { } convert && Utf8.IsValid(cell) ? Encoding.UTF8.GetBytes(convert(Encoding.UTF8.GetString(cell))) : cell.ToArray();
    }
}
