using System.Formats.Tar;
using System.IO.Compression;
using FleetSpark.Core;

namespace FleetSpark.Emr.Packages;

/// <summary>A folder as a <c>.tar.gz</c> that is the same for the same files, whoever makes it, wherever and whenever.</summary>
internal static class PackageArchive
{
    private const UnixFileMode ReadByAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode RunByAll = ReadByAll | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>A hash of the names and bytes of all files below a folder.</summary>
    public static string HashOf(string folder)
    {
        using var hash = new ContentHash();
        foreach (var (name, path) in FilesOf(folder))
        {
            hash.Add(name);
            hash.Add(ContentHash.OfBytes(File.ReadAllBytes(path)));
        }

        return hash.ToHex();
    }

    /// <summary>Writes the archive.</summary>
    /// <param name="folder">What is packed.</param>
    /// <param name="program">The one file that is run.</param>
    /// <param name="archive">Where; it is there whole or not at all.</param>
    public static void Write(string folder, string program, string archive)
    {
        var part = $"{archive}.{Guid.NewGuid():N}";
        try
        {
            using (var gzip = new GZipStream(File.Create(part), CompressionLevel.Optimal))
            using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar))
            {
                foreach (var (name, path) in FilesOf(folder))
                {
                    using var content = File.OpenRead(path);
                    tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
                    {
                        DataStream = content,
                        Mode = name == program ? RunByAll : ReadByAll,
                        ModificationTime = DateTimeOffset.UnixEpoch,
                    });
                }
            }

            File.Move(part, archive, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static IEnumerable<(string Name, string Path)> FilesOf(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => (Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), path))
        .OrderBy(file => file.Item1, StringComparer.Ordinal);
}
