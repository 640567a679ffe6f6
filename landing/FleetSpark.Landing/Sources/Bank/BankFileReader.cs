using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Files;
using FleetSpark.Landing.Raw;
using FleetSpark.Landing.Records;
using FleetSpark.Tables;

namespace FleetSpark.Landing.Sources.Bank;

/// <summary>
/// Reads a bank's file into a spool of sealed objects: once, or twice where its account stands behind the transactions. Nothing is put
/// before the whole file was read and its totals agree.
/// </summary>
internal sealed class BankFileReader : IDisposable
{
    private readonly SourceDefinition _source;
    private readonly IObjectStore _raw;
    private readonly string _path;
    private readonly ScratchFolder _folder;
    private int _readings;

    /// <summary>A reader of one file.</summary>
    /// <param name="source">The contract of its records.</param>
    /// <param name="raw">Where they are put at the end.</param>
    /// <param name="path">The file, as errors name it.</param>
    /// <param name="spoolParent">The folder in which its objects wait; null for one among the system's temporary files.</param>
    /// <exception cref="FleetException">FS1003: the folder cannot be made.</exception>
    public BankFileReader(SourceDefinition source, IObjectStore raw, string path, string? spoolParent)
    {
        _source = source;
        _raw = raw;
        _path = path;
        _folder = spoolParent is null ? ScratchFolder.CreateElsewhere() : ScratchFolder.Create(spoolParent);
    }

    /// <summary>The most uncompressed bytes that are read.</summary>
    public long LargestBytes { get; init; } = long.MaxValue;

    /// <summary>Is told records and bytes so far.</summary>
    public Action<long, long> Tell { get; init; } = (_, _) => { };

    /// <summary>Reads the file.</summary>
    /// <param name="open">Opens its uncompressed bytes from their beginning.</param>
    /// <param name="name">Its name as refused lines hold it.</param>
    /// <param name="cancellationToken">Stops the call between two pieces.</param>
    /// <exception cref="FleetException">FS2207 to FS2211, and what reading throws.</exception>
    public async Task<BankContent> ReadAsync(Func<CancellationToken, Task<ContentStream>> open, string name, CancellationToken cancellationToken)
    {
        var (first, account) = await ReadOnceAsync(open, name, account: null, cancellationToken);
        if (account is null)
        {
            return first;
        }

        first.Dispose();
        var (second, _) = await ReadOnceAsync(open, name, account, cancellationToken);
        if (second.Hash == first.Hash)
        {
            return second;
        }

        second.Dispose();
        throw BankErrors.FileChanged(_path);
    }

    /// <inheritdoc />
    public void Dispose() => _folder.Dispose();

    /// <returns>The content; and the account where it came late, so that the content has no records yet.</returns>
    private async Task<(BankContent Content, byte[]? LateAccount)> ReadOnceAsync(
        Func<CancellationToken, Task<ContentStream>> open, string name, byte[]? account, CancellationToken cancellationToken)
    {
        var spoolFolder = Directory.CreateDirectory(Path.Combine(_folder.Path, $"{++_readings}")).FullName;
        var writer = new RawWriter(_raw, DateTimeOffset.UnixEpoch, new RawSpool(spoolFolder));
        try
        {
            var fields = JudgedFields.Of(_source.Fields);
            var sums = new TransactionSums(fields);
            using var judge = new RecordJudge(new StrictCheck(fields, sums), writer, name);
            var sink = new AccountSink(judge, sums) { Account = account };
            var splitter = new BankFileSplitter(sink, _path);
            await using var content = await open(cancellationToken);
            await FeedAsync(content, splitter, writer, cancellationToken);
            splitter.CompleteFile();
            await SpoolAsync(writer.CompleteAsync(cancellationToken));
            if (!sink.IsAccountLate)
            {
                splitter.CheckTotals(sums);
            }

            return (new BankContent(writer, content.Hash, content.BytesRead), sink.IsAccountLate ? sink.Account : null);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private async Task FeedAsync(ContentStream content, BankFileSplitter splitter, RawWriter writer, CancellationToken cancellationToken)
    {
        var piece = new byte[InputFile.PieceLength];
        var length = await content.ReadAtLeastAsync(piece, FileScan.ByteOrderMark.Length, throwOnEndOfStream: false, cancellationToken);
        var start = piece.AsSpan(0, length).StartsWith(FileScan.ByteOrderMark) ? FileScan.ByteOrderMark.Length : 0;
        while (length > 0)
        {
            if (content.BytesRead > LargestBytes)
            {
                throw BankErrors.TooLong(_path, LargestBytes);
            }

            splitter.Feed(piece.AsSpan(start, length - start));
            start = 0;
            await SpoolAsync(writer.PutReadyAsync(cancellationToken));
            Tell(writer.Records, content.BytesRead);
            length = await content.ReadAsync(piece, cancellationToken);
        }
    }

    private async Task SpoolAsync(Task spooling)
    {
        try
        {
            await spooling;
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            throw BankErrors.CannotSpool(_path, full);
        }
    }
}

/// <summary>A bank's file that was read and checked; its objects wait to be put.</summary>
/// <param name="Writer">Holds them.</param>
/// <param name="Hash">SHA-256 of the uncompressed bytes, 64 hexadecimal digits.</param>
/// <param name="Bytes">How many these are.</param>
internal sealed record BankContent(RawWriter Writer, string Hash, long Bytes) : IDisposable
{
    /// <inheritdoc />
    public void Dispose() => Writer.Dispose();
}
