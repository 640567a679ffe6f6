using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace FleetSpark.Landing.Raw;

/// <summary>
/// Bytes that are no record, and the line that keeps them:
/// <c>{"reason_code","source_name","bytes","text","byte_count","sha256"}</c>. Of long ones the first 1 MiB is kept; count and hash are of all.
/// </summary>
internal sealed class Refusal : IDisposable
{
    private const int Kept = RecordLimits.Bytes;
    private const int LongestCharacter = 4;

    // Quotes and letters stay readable; what must be escaped in JSON is.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _sourceName;
    private IncrementalHash? _hash; // most who might refuse something never do
    private readonly ArrayBufferWriter<byte> _beginning = new();
    private readonly ArrayBufferWriter<byte> _line = new();
    private long _byteCount;

    public Refusal(string sourceName) => _sourceName = sourceName;

    /// <summary>Adds bytes to what is refused.</summary>
    public void Add(ReadOnlySpan<byte> part)
    {
        Hash.AppendData(part);
        _byteCount += part.Length;
        _beginning.Write(part[..Math.Min(part.Length, Kept - _beginning.WrittenCount)]);
    }

    /// <summary>The line of all that was added; begins anew. Valid until the next call.</summary>
    public ReadOnlySpan<byte> ToLine(string reason)
    {
        _line.ResetWrittenCount();
        var bytes = _byteCount > Kept ? WithoutCutCharacter(_beginning.WrittenSpan) : _beginning.WrittenSpan;
        using (var json = new Utf8JsonWriter(_line, Readable))
        {
            json.WriteStartObject();
            json.WriteString("reason_code"u8, reason);
            json.WriteString("source_name"u8, _sourceName);
            json.WriteBase64String("bytes"u8, bytes);
            if (Utf8.IsValid(bytes) && !bytes.Contains((byte)0))
            {
                json.WriteString("text"u8, bytes);
            }

            json.WriteNumber("byte_count"u8, _byteCount);
            json.WriteString("sha256"u8, Convert.ToHexStringLower(Hash.GetHashAndReset()));
            json.WriteEndObject();
        }

        _beginning.ResetWrittenCount();
        _byteCount = 0;
        return _line.WrittenSpan;
    }

    public void Dispose() => _hash?.Dispose();

    private IncrementalHash Hash => _hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private static ReadOnlySpan<byte> WithoutCutCharacter(ReadOnlySpan<byte> bytes)
    {
        for (var cut = 1; cut < LongestCharacter && !Utf8.IsValid(bytes); cut++)
        {
            if (Utf8.IsValid(bytes[..^cut]))
            {
                return bytes[..^cut];
            }
        }

        return bytes;
    }
}
