using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FleetSpark.SourceServers;

/// <summary>What <c>fleet simulate</c> wrote, as its sources would hand it over.</summary>
/// <param name="folder">The folder that it wrote.</param>
public sealed class SimulatedFiles(string folder)
{
    // Judged by when they were sent, which by these ways is now.
    private const string InFuture = "_in_future";

    private readonly Lazy<HashSet<string>> _leftOut = new(() => LeftOutOf(Path.Combine(folder, "truth", "defects.ndjson")));

    /// <summary>The files of a source in the order in which they were sent, each with its name's time and its lines.</summary>
    public IEnumerable<(string SentAt, IReadOnlyList<byte[]> Lines)> Of(string source) => Directory.EnumerateFiles(Path.Combine(folder, source))
        .Order(StringComparer.Ordinal)
        .Select(file => (Path.GetFileName(file).Split('.')[0], (IReadOnlyList<byte[]>)[.. LinesOf(file).Where(line => !_leftOut.Value.Contains(Encoding.UTF8.GetString(line)))]));

    /// <summary>The lines of a source that are JSON objects, which is all that an API, a bank's file and a table can hold.</summary>
    public IEnumerable<(string SentAt, JsonElement Record)> RecordsOf(string source) =>
        from file in Of(source)
        from line in file.Lines
        let record = ObjectOf(line)
        where record is not null
        select (file.SentAt, record.Value);

    private static JsonElement? ObjectOf(byte[] line)
    {
        try
        {
            // As whoever hands it over writes it: with every key once, in UTF-8 (which the raw text is held to), and no half of a character (which writing again is).
            var read = JsonDocument.Parse(line, new JsonDocumentOptions { AllowDuplicateProperties = false }).RootElement;
            _ = read.GetRawText();
            _ = JsonObject.Create(read)?.ToJsonString();
            return read.ValueKind == JsonValueKind.Object ? read : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<byte[]> LinesOf(string file)
    {
        using var unpacked = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        var all = bytes.ToArray();
        for (var start = 0; start < all.Length;)
        {
            var end = Array.IndexOf(all, (byte)'\n', start);
            end = end < 0 ? all.Length : end;
            yield return all[start..end];
            start = end + 1;
        }
    }

    private static HashSet<string> LeftOutOf(string defects) =>
    [
        .. from line in File.ReadLines(defects)
           let defect = JsonDocument.Parse(line).RootElement
           where defect.GetProperty("kind").GetString()!.EndsWith(InFuture, StringComparison.Ordinal) && defect.TryGetProperty("text", out _)
           select defect.GetProperty("text").GetString()!,
    ];
}
