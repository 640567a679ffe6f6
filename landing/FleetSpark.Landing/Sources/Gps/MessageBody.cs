using System.Text;
using FleetSpark.Landing.Files;

namespace FleetSpark.Landing.Sources.Gps;

/// <summary>Unpacks a message's body: text as it is, or gzip in base64, which a queue that takes text alone carries.</summary>
internal static class MessageBody
{
    /// <summary>The most bytes that a body may have unpacked: 64 MiB. A message has 1 MiB at most, which gzip can make a thousand times larger.</summary>
    public const int UnpackedBytes = 64 << 20;

    // The first two bytes of gzip, and its one method, in base64.
    private const string GzipInBase64 = "H4sI";

    /// <summary>The bytes of a body; as received where it cannot be unpacked, and then the reason, a code of <see cref="RefusalReasons"/>.</summary>
    public static async Task<(ReadOnlyMemory<byte> Bytes, string? Reason)> UnpackAsync(string body, CancellationToken cancellationToken)
    {
        var received = Encoding.UTF8.GetBytes(body);
        if (!body.StartsWith(GzipInBase64, StringComparison.Ordinal))
        {
            return (received, null);
        }

        var packed = new byte[(body.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(body, packed, out var length))
        {
            return (received, RefusalReasons.PackingBroken);
        }

        using var bytes = new MemoryStream();
        try
        {
            await using var unpacked = new WholeGzipStream(new MemoryStream(packed, 0, length, writable: false));
            var piece = new byte[InputFile.PieceLength];
            while (await unpacked.ReadAsync(piece, cancellationToken) is var read and > 0)
            {
                if (bytes.Length + read > UnpackedBytes)
                {
                    return (received, RefusalReasons.UnpackedTooLong);
                }

                bytes.Write(piece, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            return (received, RefusalReasons.PackingBroken);
        }

        return (bytes.GetBuffer().AsMemory(0, (int)bytes.Length), null);
    }
}
