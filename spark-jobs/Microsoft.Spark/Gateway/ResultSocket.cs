using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Microsoft.Spark.Gateway;

/// <summary>
/// A socket on which the JVM serves one result, apart from the gateway. Both sides begin with a length (int32, big endian) and that many bytes:
/// the secret there, <c>ok</c> back; the bytes of the result follow.
/// </summary>
internal static class ResultSocket
{
    /// <summary>Connects.</summary>
    /// <exception cref="GatewayClosedException">Nobody serves there, or the secret is wrong.</exception>
    public static Stream Open(GatewayAddress address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(IPAddress.Loopback, address.Port);
            var stream = new BufferedStream(new NetworkStream(socket, ownsSocket: true), 1 << 16);
            WriteText(stream, address.Secret);
            stream.Flush();
            var answer = ReadText(stream);
            return answer == "ok" ? stream : throw new GatewayClosedException($"The JVM's result at {address} is refused: {answer}");
        }
        catch (Exception failed) when (failed is IOException or SocketException)
        {
            socket.Dispose();
            throw new GatewayClosedException($"The JVM's result at {address} cannot be read: {failed.Message}", failed);
        }
        catch (GatewayException)
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Reads a number: int32, big endian.</summary>
    /// <exception cref="EndOfStreamException">The other side is gone.</exception>
    public static int ReadInt32(Stream stream)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        stream.ReadExactly(number);
        return BinaryPrimitives.ReadInt32BigEndian(number);
    }

    /// <summary>Reads a length and a UTF-8 text of that many bytes.</summary>
    /// <exception cref="EndOfStreamException">The other side is gone.</exception>
    public static string ReadText(Stream stream)
    {
        var length = ReadInt32(stream);
        if (length is < 0 or > 1 << 24)
        {
            throw new GatewayException($"{length} is no length of a text.");
        }

        var text = new byte[length];
        stream.ReadExactly(text);
        return Encoding.UTF8.GetString(text);
    }

    private static void WriteText(Stream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        stream.Write(length);
        stream.Write(bytes);
    }
}
