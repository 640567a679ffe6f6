using System.Security.Cryptography;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Tags;

/// <summary>
/// Reads a window, page by page, anew where its pages changed meanwhile. Pages by number shift when a charge is posted between two of
/// them: then the snapshot or the total differs, the records are not as many as the total, or, where the operator gives no snapshot, a record stands
/// on two pages. A reading is good that shows nothing of that, or that gives the same as the one before it and has no record less than the total.
/// </summary>
/// <param name="pages">Where pages come from.</param>
/// <param name="options">How the operator is asked.</param>
/// <param name="window">The window.</param>
/// <param name="intake">Takes the records.</param>
internal sealed class WindowReading(ITagPages pages, TagApiOptions options, TagWindow window, WindowIntake intake)
{
    private const int MostReadings = 6;
    private const int MostPages = 100_000;

    private long _missing; // of the total, in the reading that ran last

    /// <summary>Pages read so far, of all readings.</summary>
    public int Pages { get; private set; }

    /// <summary>Bytes read so far, unpacked.</summary>
    public long Bytes { get; private set; }

    /// <summary>Readings begun so far.</summary>
    public int Readings { get; private set; }

    /// <summary>When the operator gave the first page of the reading that ran last: what it knew then was read.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Reads until a reading is good; what it found is with the intake.</summary>
    /// <param name="told">Called after each page; null for nothing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="FleetSpark.Core.FleetException">FS21: a page cannot be had, or the pages keep changing, or do not end.</exception>
    public async Task RunAsync(Action? told, CancellationToken cancellationToken)
    {
        string? before = null;
        while (Readings < MostReadings)
        {
            Readings++;
            var (isGood, records) = await ReadAsync(told, cancellationToken);
            if (isGood || (records is not null && records == before && _missing == 0))
            {
                return;
            }

            before = records;
        }

        throw _missing > 0 ? TagErrors.RecordsMissing(window, _missing, Readings) : TagErrors.PagesKeepChanging(window, Readings);
    }

    // The hash of all records in their order is null where the reading was not brought to its end.
    private async Task<(bool IsGood, string? Records)> ReadAsync(Action? told, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var position = new PagePosition(options.Paging == TagPaging.Number ? 1 : null, Cursor: null);
        var cursors = new HashSet<string>(StringComparer.Ordinal);
        TagPageContent? first = null;
        _missing = 0;
        for (long count = 0; ;)
        {
            if (await NextPageAsync(position, cancellationToken) is not { } page)
            {
                return default;
            }

            if (first is null)
            {
                first = page.Content;
                AskedAt = page.AnsweredAt;
                intake.Begin(AskedAt);
            }

            var content = page.Content;
            count += content.Records.Count;
            if (content.Snapshot != first.Snapshot || content.Total != first.Total)
            {
                return default;
            }

            await TakeAsync(content, hash, cancellationToken);
            told?.Invoke();
            var isLast = position.Number is null ? content.NextCursor is null : count >= first.Total || content.Records.Count == 0;
            if (isLast)
            {
                var isWhole = first.Total is null || count == first.Total;
                _missing = Math.Max(0, (first.Total ?? count) - count);
                return (isWhole && (first.Snapshot is not null || !intake.HasTwice), Convert.ToHexStringLower(hash.GetHashAndReset()));
            }

            if (content.NextCursor is { } next && !cursors.Add(next))
            {
                throw TagErrors.PagesDoNotEnd(window, Pages);
            }

            position = new PagePosition(position.Number + 1, content.NextCursor);
        }
    }

    private async Task TakeAsync(TagPageContent content, IncrementalHash hash, CancellationToken cancellationToken)
    {
        var bytes = new byte[RecordHash.Length];
        foreach (var record in content.Records)
        {
            RecordHash.Write(bytes, intake.Take(record));
            hash.AppendData(bytes);
        }

        await intake.PutReadyAsync(cancellationToken);
    }

    private async Task<TagPage?> NextPageAsync(PagePosition position, CancellationToken cancellationToken)
    {
        if (Pages == MostPages)
        {
            throw TagErrors.PagesDoNotEnd(window, Pages);
        }

        try
        {
            var page = await pages.ReadAsync(window, position, cancellationToken);
            Pages++;
            Bytes += page.Bytes;
            return page;
        }
        catch (CursorGoneException)
        {
            return null;
        }
    }
}
