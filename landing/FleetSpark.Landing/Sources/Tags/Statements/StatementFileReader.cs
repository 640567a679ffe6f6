using System.Text;
using FleetSpark.Core;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Csv;
using FleetSpark.Landing.Files;
using FleetSpark.Landing.Raw;
using FleetSpark.Landing.Records;
using FleetSpark.Tables;

namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>
/// Reads a statement into a spool of sealed objects. The file is copied to this machine's disk, for a workbook is read at any place and a
/// statement with codes twice; nothing is put before the whole of it was read.
/// </summary>
internal sealed class StatementFileReader : IDisposable
{
    private const int RowsBetweenSpools = 512;
    private const string True = "true";
    private const string Currency = "BRL"; // every known layout says R$

    // In the order of the contract.
    private static readonly IReadOnlyList<string>[] Fields =
    [
        ["transaction_id"], ["plate"], ["kind"], ["occurred_at"], ["amount"], ["currency"], ["tag_number"], ["place_name"], ["axle_category"], ["is_refund"], ["statement_layout"],
    ];

    private readonly SourceDefinition _source;
    private readonly string _path;
    private readonly RawSpool _spool;
    private readonly byte[]?[] _values = new byte[]?[Fields.Length];
    private readonly JsonRecordBuilder _builder = new(Fields);

    /// <summary>A reader of one file.</summary>
    /// <param name="source">The contract of its records.</param>
    /// <param name="raw">Where they are put at the end.</param>
    /// <param name="path">The file, as errors name it.</param>
    /// <exception cref="FleetException">FS1003: there is no room for what waits.</exception>
    public StatementFileReader(SourceDefinition source, IObjectStore raw, string path)
    {
        _source = source;
        _path = path;
        _spool = new RawSpool(path);
        Writer = new RawWriter(raw, DateTimeOffset.UnixEpoch, _spool);
    }

    /// <summary>Holds the objects.</summary>
    public RawWriter Writer { get; }

    /// <summary>Is told records and bytes so far.</summary>
    public Action<long, long> Tell { get; init; } = (_, _) => { };

    /// <summary>The most that is read.</summary>
    public StatementLimits Limits { get; init; } = StatementLimits.Default;

    /// <summary>Reads the file.</summary>
    /// <param name="content">Its uncompressed bytes.</param>
    /// <param name="markLength">The bytes of its byte order mark.</param>
    /// <param name="form">What it is.</param>
    /// <param name="name">Its name as refused lines hold it.</param>
    /// <param name="cancellationToken">Stops the call between two rows.</param>
    /// <exception cref="FleetException">FS2116 to FS2120, FS2122, FS2017, and what reading throws.</exception>
    public async Task ReadAsync(ContentStream content, int markLength, StatementForm form, string name, CancellationToken cancellationToken)
    {
        await using var copy = await _spool.CopyAsync(stream => CopyAsync(content, stream, form, cancellationToken));
        var rows = new StatementRows(copy, markLength, form, _path, Limits);
        var numbers = new ChargeNumbers();
        if (form is StatementForm.Csv)
        {
            foreach (var item in rows.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (item.Charge is not null)
                {
                    numbers.Note(item.Charge);
                }
            }
        }

        using var judge = new RecordJudge(new StrictCheck(JudgedFields.Of(_source.Fields)), Writer, name);
        var count = 0;
        foreach (var item in rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Take(item, numbers, judge, copy);
            if (++count % RowsBetweenSpools == 0)
            {
                Tell(Writer.Records, content.BytesRead);
                await Writer.PutReadyAsync(cancellationToken);
            }
        }

        await Writer.CompleteAsync(cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Writer.Dispose();
        _spool.Dispose();
    }

    private async Task CopyAsync(ContentStream content, Stream copy, StatementForm form, CancellationToken cancellationToken)
    {
        var guard = new XmlPieceGuard(Limits.PieceBytes);
        var piece = new byte[InputFile.PieceLength];
        while (await content.ReadAsync(piece, cancellationToken) is var length and > 0)
        {
            if (content.BytesRead > Limits.FileBytes)
            {
                throw StatementErrors.TooLarge(_path, $"more than {Limits.FileBytes} bytes, uncompressed");
            }

            if (form is StatementForm.SpreadsheetXml && !guard.Passes(piece.AsSpan(0, length)))
            {
                throw StatementErrors.TooLarge(_path, $"a text or tag of more than {Limits.PieceBytes} bytes");
            }

            await copy.WriteAsync(piece.AsMemory(0, length), cancellationToken);
        }
    }

    private void Take(StatementItem item, ChargeNumbers numbers, RecordJudge judge, FileStream copy)
    {
        if (item.Charge is { } charge)
        {
            judge.TakeBuilt(RecordOf(charge, numbers.IdOf(charge)), item.Row.Received());
            return;
        }

        if (item.Row.RestFrom is { } offset)
        {
            copy.Position = offset;
            var piece = new byte[InputFile.PieceLength];
            while (copy.Read(piece) is var length and > 0)
            {
                judge.RefusePart(piece.AsSpan(0, length));
            }
        }
        else
        {
            judge.RefusePart(item.Row.Received());
        }

        judge.RefuseParts(item.Reason!);
    }

    private ReadOnlySpan<byte> RecordOf(StatementCharge charge, string id)
    {
        string[] texts =
        [
            id, charge.Plate, charge.Kind, charge.OccurredAtText, charge.AmountText, Currency, charge.Tag, charge.Place, charge.Axles, charge.IsRefund ? True : string.Empty, charge.Layout,
        ];
        for (var field = 0; field < texts.Length; field++)
        {
            _values[field] = Encoding.UTF8.GetBytes(texts[field]);
        }

        return _builder.Build(_values);
    }
}
