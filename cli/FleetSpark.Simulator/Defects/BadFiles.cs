using System.IO.Compression;
using System.Text;

namespace FleetSpark.Simulator.Defects;

/// <summary>Files that are no deliveries: <c>bad/</c> has one of each kind.</summary>
internal static class BadFiles
{
    private const string Line = """{"device_number":"008604000000013","latitude":-23.55,"longitude":-46.63,"recorded_at":"2026-03-29T12:00:00Z"}""";

    /// <summary>Writes them and gives their size in bytes; a defect names each.</summary>
    public static long Write(string root, List<Defect> defects)
    {
        var folder = Path.Combine(root, "bad");
        Directory.CreateDirectory(folder);
        var packed = Gzip(string.Concat(Enumerable.Repeat(Line + "\n", 200)));
        byte[] picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0xFF, 0xFE, 0];
        (string Kind, string Name, byte[] Bytes)[] files =
        [
            ("gzip_truncated", "20260101T000000Z.ndjson.gz", packed[..(packed.Length * 2 / 3)]),
            ("file_empty", "20260101T000500Z.ndjson.gz", []),
            ("binary", "20260101T001000Z.ndjson", picture),
            ("gzip_name_only", "20260101T001500Z.ndjson.gz", Encoding.UTF8.GetBytes(Line + "\n")),
            ("utf16", "20260101T002000Z.ndjson", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Line + "\n")]),
        ];
        foreach (var (kind, name, bytes) in files)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
            defects.Add(new Defect("bad", kind, Verdicts.BadFile, 0) { File = $"bad/{name}" });
        }

        return files.Sum(f => (long)f.Bytes.Length);
    }

    /// <summary>How many files <see cref="Write"/> makes.</summary>
    public const int Count = 5;

    private static byte[] Gzip(string text)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return stream.ToArray();
    }
}
