using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using System.Text.RegularExpressions;

namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>
/// Looks at the parts of an XLSX file before anybody parses them: how many they are, what they really unpack to, that they are whole, and
/// that none holds a piece that would fill the memory. What an archive says of its own lengths is not believed.
/// </summary>
internal static partial class WorkbookPackage
{
    private const string Workbook = "xl/workbook.xml";
    private const int PieceLength = 1 << 16;

    /// <summary>Checks a package.</summary>
    /// <exception cref="FleetSpark.Core.FleetException">FS2117, FS2118, FS2120.</exception>
    public static void Check(Stream file, string path, StatementLimits limits)
    {
        using var package = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (package.Entries.Count > limits.Parts)
        {
            throw StatementErrors.TooLarge(path, $"{package.Entries.Count} parts, {limits.Parts} at most");
        }

        if (package.GetEntry(Workbook) is null)
        {
            throw StatementErrors.NoStatement(path, "it is a ZIP archive, and no workbook");
        }

        var unpacked = 0L;
        var piece = new byte[PieceLength];
        foreach (var part in package.Entries.Where(IsXml))
        {
            unpacked += CheckPart(part, piece, limits.UnpackedBytes - unpacked, path, limits);
        }
    }

    private static long CheckPart(ZipArchiveEntry part, byte[] piece, long left, string path, StatementLimits limits)
    {
        var isSheet = part.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase);
        var most = isSheet ? left : Math.Min(left, limits.SharedBytes);
        var guard = new XmlPieceGuard(limits.PieceBytes);
        var total = 0L;
        var checksum = new Crc32();
        using var content = part.Open();
        while (content.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false) is var length and > 0)
        {
            total += length;
            checksum.Append(piece.AsSpan(0, length)); // which ZipArchive does not compare
            if (total > most)
            {
                throw StatementErrors.TooLarge(path, $"a part unpacks to more than {most} bytes, of {limits.UnpackedBytes} for all sheets and {limits.SharedBytes} for what is shared");
            }

            if (!guard.Passes(piece.AsSpan(0, length)))
            {
                throw StatementErrors.TooLarge(path, $"a text or tag of more than {limits.PieceBytes} bytes");
            }

            if (total == length && part.FullName == Workbook && Since1904().IsMatch(Encoding.UTF8.GetString(piece, 0, length)))
            {
                throw StatementErrors.Broken(path, "it counts its days from 1904, by which every date would be four years off");
            }
        }

        return total == part.Length && checksum.GetCurrentHashAsUInt32() == part.Crc32 ? total : throw StatementErrors.Broken(path, "a part of it does not have its checksum");
    }

    private static bool IsXml(ZipArchiveEntry part) =>
        part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""\bdate1904\s*=\s*["'](1|true|on)["']""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Since1904();
}
