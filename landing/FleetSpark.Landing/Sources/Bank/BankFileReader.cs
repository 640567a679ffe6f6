using FleetSpark.Core;
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
/// <param name="source">The contract of its records.</param>
/// <param name="raw">Where they are put at the end.</param>
/// <param name="path">The file, as errors name it.</param>
/// <param name="spoolParent">The folder in which its objects wait; null for one among the system's temporary files.</param>
internal sealed class BankFileReader(SourceDefinition source, IObjectStore raw, string path, string? spoolParent)
{
    /// <summary>The most uncompressed bytes that are read.</summary>
    public long LargestBytes { get; init; } = long.MaxValue;

    /// <summary>Is told records and bytes so far.</summary>
    public Action<long, long> Tell { get; init; } = (_, _) => { };

    /// <summary>Reads the file.</summary>
    /// <param name="open">Opens its uncompressed bytes from their beginning.</param>
    /// <param name="name">Its name as refused lines hold it.</param>
    /// <param name="cancellationToken">Stops the call between two pieces.</param>
    /// <exception cref="FleetException">FS2207 to FS2210, FS2017, FS1003, and what reading throws.</exception>
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
        throw BankErrors.FileChanged(path);
    }

    /// <returns>The content; and the account where it came late, so that the content has no records yet.</returns>
    private async Task<(BankContent Content, byte[]? LateAccount)> ReadOnceAsync(
        Func<CancellationToken, Task<ContentStream>> open, string name, byte[]? account, CancellationToken cancellationToken)
    {
        var spool = new RawSpool(path, spoolParent);
        var writer = new RawWriter(raw, DateTimeOffset.UnixEpoch, spool);
        try
        {
            var fields = JudgedFields.Of(source.Fields);
            var sums = new TransactionSums(fields);
            using var judge = new RecordJudge(new StrictCheck(fields, sums), writer, name);
            var sink = new AccountSink(judge, sums) { Account = account };
            var splitter = new BankFileSplitter(sink, path);
            await using var content = await open(cancellationToken);
            await FeedAsync(content, splitter, writer, cancellationToken);
            splitter.CompleteFile();
            await writer.CompleteAsync(cancellationToken);
            if (!sink.IsAccountLate)
            {
                splitter.CheckTotals(sums);
            }

            return (new BankContent(writer, spool, content.Hash, content.BytesRead), sink.IsAccountLate ? sink.Account : null);
        }
        catch
        {
            writer.Dispose();
            spool.Dispose();
            throw;
        }
    }

    private async Task FeedAsync(ContentStream content, BankFileSplitter splitter, RawWriter writer, CancellationToken cancellationToken)
    {
        var piece = new byte[InputFile.PieceLength];
        var length = await content.ReadAtLeastAsync(piece, ByteOrderMark.Length, throwOnEndOfStream: false, cancellationToken);
        var start = ByteOrderMark.LengthIn(piece.AsSpan(0, length));
        while (length > 0)
        {
            if (content.BytesRead > LargestBytes)
            {
                throw BankErrors.TooLong(path, LargestBytes);
            }

            splitter.Feed(piece.AsSpan(start, length - start));
            start = 0;
            await writer.PutReadyAsync(cancellationToken);
            Tell(writer.Records, content.BytesRead);
            length = await content.ReadAsync(piece, cancellationToken);
        }
    }
}

/// <summary>A bank's file that was read and checked; its objects wait to be put.</summary>
/// <param name="Writer">Holds them.</param>
/// <param name="Spool">Where they wait.</param>
/// <param name="Hash">SHA-256 of the uncompressed bytes, 64 hexadecimal digits.</param>
/// <param name="Bytes">How many these are.</param>
internal sealed record BankContent(RawWriter Writer, RawSpool Spool, string Hash, long Bytes) : IDisposable
{
    /// <inheritdoc />
    public void Dispose()
    {
        Writer.Dispose();
        Spool.Dispose();
    }
}
