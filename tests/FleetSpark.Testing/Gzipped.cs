using System.IO.Compression;
using System.Text;

namespace FleetSpark.Testing;

/// <summary>Texts, packed.</summary>
public static class Gzipped
{
    /// <summary>The gzip bytes of a text.</summary>
    public static byte[] Bytes(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    /// <summary>The gzip bytes of bytes.</summary>
    public static byte[] Bytes(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>A text as a queue carries it packed: gzip in base64.</summary>
    public static string Base64(string text) => Convert.ToBase64String(Bytes(text));
}
