using System.Text;
using FleetSpark.Core;
using FleetSpark.Lake;

namespace FleetSpark.Testing;

/// <summary>Puts raw objects straight into a lake's raw layout, as landing would.</summary>
public static class RawObjects
{
    /// <summary>Puts records, one JSON object a line.</summary>
    public static Task<RawKey> PutAsync(DataLake lake, string source, DateTimeOffset sentAt, IReadOnlyList<string> records) =>
        PutAsync(lake, source, sentAt, records, isRefused: false);

    /// <summary>Puts what was no record: lines of <c>reason_code</c> and <c>text</c> or <c>bytes</c>.</summary>
    public static Task<RawKey> PutRefusedAsync(DataLake lake, string source, DateTimeOffset sentAt, IReadOnlyList<string> lines) =>
        PutAsync(lake, source, sentAt, lines, isRefused: true);

    /// <summary>The bytes of a raw object: its lines, gzip.</summary>
    public static byte[] Gzip(IReadOnlyList<string> lines) => Gzipped.Bytes(Plain(lines));

    private static byte[] Plain(IReadOnlyList<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    private static async Task<RawKey> PutAsync(DataLake lake, string source, DateTimeOffset sentAt, IReadOnlyList<string> lines, bool isRefused)
    {
        var key = new RawKey(sentAt, lines.Count, ContentHash.OfBytes(Plain(lines)), isRefused);
        using var content = new MemoryStream(Gzip(lines), writable: false);
        await lake.Raw(source, isRestricted: false).PutIfAbsentAsync(key.ToString(), content, CancellationToken.None);
        return key;
    }
}
