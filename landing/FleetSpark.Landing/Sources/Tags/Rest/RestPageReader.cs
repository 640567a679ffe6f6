using System.Text.Json;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Tags.Rest;

/// <summary>
/// Reads a page of JSON, all of it or nothing:
/// <c>{"snapshot"?: TEXT, "total"?: COUNT, "next_cursor"?: TEXT or null, "transactions": [RECORD, ...], ...}</c>. By number <c>total</c> must be there, by
/// cursor <c>next_cursor</c>: without them nobody can tell where the window ends. Records are cut out as they came and not looked into.
/// </summary>
internal static class RestPageReader
{
    /// <summary>What the page says.</summary>
    /// <exception cref="TransientFailureException">It is no such page; it may have been cut.</exception>
    public static TagPageContent Read(string host, ReadOnlyMemory<byte> body, PagePosition position)
    {
        try
        {
            var page = Walk(body[ByteOrderMark.LengthIn(body.Span)..]);
            var isWhole = position.Number is null ? page.HasNextCursor : page.Total is not null;
            if (page.Records is { } records && isWhole)
            {
                return new TagPageContent { Snapshot = page.Snapshot, Total = page.Total, NextCursor = page.NextCursor, Records = records };
            }

            var missing = page.Records is null ? TagContract.Transactions : position.Number is null ? TagContract.NextCursor : TagContract.Total;
            throw TransientFailureException.NotUnderstood(host, $"its page has no '{missing}'");
        }
        catch (JsonException)
        {
            throw TransientFailureException.NotUnderstood(host, "its page is no whole JSON text");
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException)
        {
            throw TransientFailureException.NotUnderstood(host, "a member of its page is not of its type, or stands there twice");
        }
    }

    private static Members Walk(ReadOnlyMemory<byte> body)
    {
        // Records of any depth are cut out: too deep a one is refused by itself.
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = Math.Max(body.Length, 1) });
        var members = new Members();
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException();
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(TagContract.Transactions))
            {
                reader.Read();
                members.Records = members.Records is null ? RecordsOf(ref reader, body) : throw new FormatException();
            }
            else if (reader.ValueTextEquals(TagContract.Snapshot))
            {
                members.Snapshot = members.Snapshot is null ? MarkOf(ref reader) : throw new FormatException();
            }
            else if (reader.ValueTextEquals(TagContract.NextCursor))
            {
                members.NextCursor = members.HasNextCursor ? throw new FormatException() : MarkOf(ref reader);
                members.HasNextCursor = true;
            }
            else if (reader.ValueTextEquals(TagContract.Total))
            {
                members.Total = members.Total is null ? CountOf(ref reader) : throw new FormatException();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        _ = reader.Read(); // throws where anything follows
        return members;
    }

    private static List<TagPiece> RecordsOf(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new FormatException();
        }

        var records = new List<TagPiece>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var record = body[start..(int)reader.BytesConsumed];
            records.Add(new TagPiece(record, record, Fault: null));
        }

        return records;
    }

    private static string? MarkOf(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return reader.GetString() is { Length: > 0 and <= TagContract.LongestMark } mark ? mark : throw new FormatException();
    }

    private static long? CountOf(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return reader.GetInt64() is >= 0 and var count ? count : throw new FormatException();
    }

    private sealed class Members
    {
        public string? Snapshot { get; set; }

        public long? Total { get; set; }

        public string? NextCursor { get; set; }

        public bool HasNextCursor { get; set; }

        public List<TagPiece>? Records { get; set; }
    }
}
