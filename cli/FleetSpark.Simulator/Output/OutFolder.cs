using System.IO.Compression;

namespace FleetSpark.Simulator.Output;

/// <summary>The folder that is written into, and what was written of each source.</summary>
internal sealed class OutFolder(string root)
{
    private static readonly string[] Sources = ["gps", "fleet", "tags", "bank", "places"];
    private readonly Dictionary<string, Tally> _tallies = Sources.ToDictionary(s => s, _ => new Tally());

    /// <summary>Path of the folder.</summary>
    public string Root => root;

    /// <summary>What was written of each source.</summary>
    public IReadOnlyList<SourceCount> Counts =>
        [.. Sources.Select(s => new SourceCount(s, _tallies[s].Records, _tallies[s].Files, _tallies[s].Bytes))];

    /// <summary>Makes the folder and those of the sources and the truth.</summary>
    public void Create()
    {
        if (File.Exists(root))
        {
            throw SimulatorErrors.NotAFolder(root);
        }

        if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any())
        {
            throw SimulatorErrors.FolderNotEmpty(root);
        }

        foreach (var name in Sources.Append("truth"))
        {
            Directory.CreateDirectory(Path.Combine(root, name));
        }
    }

    /// <summary>Writes a file of a source; may be called for several files at once.</summary>
    public Task WriteAsync(Lines lines, CancellationToken cancellation) =>
        WriteAsync(lines.Source, lines.Sent, [lines.Text], lines.Records, hasMark: false, cancellation);

    /// <summary>Writes a file of a source from parts; may be called for several files at once.</summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="sent">When it is sent, seconds since 1970.</param>
    /// <param name="parts">Its lines.</param>
    /// <param name="records">How many of them are not blank.</param>
    /// <param name="hasMark">Whether it starts with a byte order mark, as some systems write.</param>
    /// <param name="cancellation">Stops it; the file is then incomplete.</param>
    public async Task WriteAsync(
        string source, long sent, IEnumerable<ByteText> parts, int records, bool hasMark, CancellationToken cancellation)
    {
        var path = Path.Combine(root, source, $"{Core.UtcInstants.ToName(Timetable.Instant(sent))}.ndjson.gz");
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(hasMark ? [0xEF, 0xBB, 0xBF] : []);
            foreach (var part in parts)
            {
                gzip.Write(part.Written);
            }
        }

        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1))
        {
            await file.WriteAsync(packed.GetBuffer().AsMemory(0, (int)packed.Length), cancellation);
        }

        _tallies[source].Add(records, packed.Length);
    }

    private sealed class Tally
    {
        private long _records;
        private long _files;
        private long _bytes;

        public long Records => _records;

        public long Files => _files;

        public long Bytes => _bytes;

        public void Add(long records, long bytes)
        {
            Interlocked.Add(ref _records, records);
            Interlocked.Increment(ref _files);
            Interlocked.Add(ref _bytes, bytes);
        }
    }
}
