using System.IO.Compression;
using System.Text;
using FleetSpark.LandingTests.Statements;

namespace FleetSpark.LandingTests.Hostile;

/// <summary>Files that nobody should have to read, written as streams: none is ever held.</summary>
internal static class HostileFiles
{
    private const int PieceLength = 1 << 20;
    private const string Sheet = "PASSAGENS PEDÁGIO";

    /// <summary>How long a text is that would fill a small machine's memory: 1 GiB, or where little is tried 64 MiB.</summary>
    public static long TextBytes => (long)Cases.Of(few: 64, many: 1024) << 20;

    /// <summary>To what a bomb of few bytes unpacks: ten times that.</summary>
    public static long BombBytes => 10 * TextBytes;

    /// <summary>Writes a file; gzip where its name ends so.</summary>
    /// <param name="path">The file.</param>
    /// <param name="before">How it begins.</param>
    /// <param name="unit">What follows again and again.</param>
    /// <param name="bytes">Until so many bytes are of it.</param>
    /// <param name="after">How it ends.</param>
    public static void Write(string path, string before, string unit, long bytes, string after)
    {
        using var file = File.Create(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        Fill(content, before, unit, bytes, after);
    }

    /// <summary>Writes a workbook with a sheet of passages, one part of which is as long as wanted.</summary>
    public static void WriteWorkbook(string path, string part, string before, string unit, long bytes, string after)
    {
        using var small = new ZipArchive(new MemoryStream(StatementFiles.Package([(Sheet, string.Empty)], shared: "<sst/>")), ZipArchiveMode.Read);
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var entry in small.Entries)
        {
            using var to = zip.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
            if (entry.FullName == part)
            {
                Fill(to, before, unit, bytes, after);
            }
            else
            {
                using var from = entry.Open();
                from.CopyTo(to);
            }
        }
    }

    private static void Fill(Stream content, string before, string unit, long bytes, string after)
    {
        content.Write(Encoding.UTF8.GetBytes(before));
        var piece = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, Math.Max(1, PieceLength / unit.Length))));
        for (var left = bytes; left > 0; left -= piece.Length)
        {
            content.Write(piece);
        }

        content.Write(Encoding.UTF8.GetBytes(after));
    }
}
