using System.Text.Json;
using FleetSpark.Landing.Sources.Gps;

namespace FleetSpark.Landing.Functions;

/// <summary>
/// The event that AWS Lambda's event source makes of a queue's messages: <c>{"Records": [{"messageId", "receiptHandle", "body", "attributes": {"SentTimestamp"}}]}</c>,
/// other members ignored. Bodies are most of an event's bytes, so each is taken out of them when its turn has come, and not before.
/// </summary>
internal sealed class QueueEvent
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly List<Entry> _entries = [];

    private QueueEvent(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    /// <summary>Its messages, one after the other; a body is valid until the next one.</summary>
    public IEnumerable<QueueMessage> Messages
    {
        get
        {
            var scratch = new byte[_entries.Select(entry => entry.BodyLength).DefaultIfEmpty(0).Max()];
            foreach (var entry in _entries)
            {
                yield return new QueueMessage(entry.Id!, scratch.AsMemory(0, CopyBody(entry, scratch)), entry.SentAt!.Value, entry.Receipt);
            }
        }
    }

    /// <summary>Reads an event.</summary>
    /// <exception cref="Core.FleetException">FS2602: it is no event of a queue.</exception>
    public static QueueEvent Read(ReadOnlyMemory<byte> bytes)
    {
        var read = new QueueEvent(bytes);
        try
        {
            return read.HasRecords() ? read : throw FunctionErrors.NoQueueEvent("it has no Records");
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw FunctionErrors.NoQueueEvent("it is no JSON of that form");
        }
    }

    private int CopyBody(Entry entry, byte[] scratch)
    {
        var body = _bytes.Span.Slice(entry.BodyStart, entry.BodyLength);
        var reader = new Utf8JsonReader(body);
        reader.Read();
        try
        {
            return reader.CopyString(scratch);
        }
        catch (InvalidOperationException)
        {
            // No text: bytes that are not UTF-8, or half a surrogate pair. As it stands in the event it is no record, so this message alone is refused.
            body.CopyTo(scratch);
            return body.Length;
        }
    }

    private bool HasRecords()
    {
        var reader = new Utf8JsonReader(_bytes.Span);
        var hasRecords = false;
        Expect(ref reader, JsonTokenType.StartObject);
        while (ReadName(ref reader))
        {
            if (reader.ValueTextEquals("Records"u8))
            {
                hasRecords = true;
                Expect(ref reader, JsonTokenType.StartArray);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    _entries.Add(ReadEntry(ref reader));
                }
            }
            else
            {
                reader.Skip();
            }
        }

        while (reader.Read())
        {
            // what follows must be nothing, which the reader sees to
        }

        return hasRecords;
    }

    private static Entry ReadEntry(ref Utf8JsonReader reader)
    {
        var entry = new Entry();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw FunctionErrors.NoQueueEvent("a record is no object");
        }

        while (ReadName(ref reader))
        {
            if (reader.ValueTextEquals("messageId"u8))
            {
                entry.Id = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("receiptHandle"u8))
            {
                entry.Receipt = ReadText(ref reader) ?? string.Empty;
            }
            else if (reader.ValueTextEquals("body"u8))
            {
                Expect(ref reader, JsonTokenType.String);
                entry.BodyStart = (int)reader.TokenStartIndex;
                entry.BodyLength = (int)reader.BytesConsumed - entry.BodyStart;
            }
            else if (reader.ValueTextEquals("attributes"u8))
            {
                entry.SentAt = ReadSentAt(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return entry is { Id: not null, BodyLength: > 0, SentAt: not null } ? entry : throw FunctionErrors.NoQueueEvent($"a record lacks messageId, body or the attribute {QueueMessage.SentTimestamp}");
    }

    private static DateTimeOffset? ReadSentAt(ref Utf8JsonReader reader)
    {
        DateTimeOffset? sentAt = null;
        Expect(ref reader, JsonTokenType.StartObject);
        while (ReadName(ref reader))
        {
            if (reader.ValueTextEquals(QueueMessage.SentTimestamp))
            {
                sentAt = QueueMessage.TryReadSentTimestamp(ReadText(ref reader), out var read) ? read : null;
            }
            else
            {
                reader.Skip();
            }
        }

        return sentAt;
    }

    // On the name of the next member; false at the object's end.
    private static bool ReadName(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String);
        return reader.GetString();
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw new JsonException();
        }
    }

    private sealed class Entry
    {
        public string? Id { get; set; }

        public string Receipt { get; set; } = string.Empty;

        public DateTimeOffset? SentAt { get; set; }

        // With its quotes, as it stands in the event.
        public int BodyStart { get; set; }

        public int BodyLength { get; set; }
    }
}
