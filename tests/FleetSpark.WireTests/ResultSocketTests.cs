using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Spark.Gateway;

namespace FleetSpark.WireTests;

/// <summary>The socket that serves one result, against a fake that keeps to the protocol and fakes that do not.</summary>
public sealed class ResultSocketTests
{
    [Fact]
    public void Open_WithTheSecret_GivesWhatFollows()
    {
        string? said = null;
        using var stream = Serve("a wörd", (_, secret) =>
        {
            said = secret;
            return [.. Framed("ok"), 0x80, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 1, 0, .. Framed("São Paulo 🚚"), .. Framed(""), 42];
        });
        Assert.Equal("a wörd", said);
        Assert.Equal(int.MinValue, ResultSocket.ReadInt32(stream));
        Assert.Equal(-1, ResultSocket.ReadInt32(stream));
        Assert.Equal(256, ResultSocket.ReadInt32(stream));
        Assert.Equal("São Paulo 🚚", ResultSocket.ReadText(stream));
        Assert.Equal(string.Empty, ResultSocket.ReadText(stream));
        Assert.Equal(42, stream.ReadByte());
        Assert.Equal(-1, stream.ReadByte());
    }

    [Fact]
    public void Open_WithAnotherSecret_IsRefusedAndTellsNoSecret()
    {
        var refused = Assert.Throws<GatewayClosedException>(() => Serve("guessed", (_, _) => Framed("err")));
        Assert.Contains("is refused: err", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("guessed", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    public void Open_CutInTheAnswer_SaysThatItCannotBeRead(int bytes)
    {
        var refused = Assert.Throws<GatewayClosedException>(() => Serve("any", (_, _) => Framed("ok")[..bytes]));
        Assert.Contains("cannot be read", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WhereNobodyServes_SaysThatItCannotBeRead()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Assert.Throws<GatewayClosedException>(() => ResultSocket.Open(new GatewayAddress(port, "any")));
    }

    [Fact]
    public void Open_OfAServerThatSpeaksOtherwise_IsRefused() => Assert.Throws<GatewayException>(() => Serve("any", (_, _) => "HTTP/1.1 400 Bad Request"u8.ToArray()));

    [Fact]
    public void Read_PastTheEnd_SaysSo()
    {
        using var empty = Serve("any", (_, _) => Framed("ok"));
        Assert.Throws<EndOfStreamException>(() => ResultSocket.ReadInt32(empty));
        using var cutNumber = Serve("any", (_, _) => [.. Framed("ok"), 0, 0, 1]);
        Assert.Throws<EndOfStreamException>(() => ResultSocket.ReadInt32(cutNumber));
        using var cutText = Serve("any", (_, _) => [.. Framed("ok"), .. Framed("a long word")[..8]]);
        Assert.Throws<EndOfStreamException>(() => ResultSocket.ReadText(cutText));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void ReadText_OfALengthThatIsNone_IsRefused(int length)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        using var stream = new MemoryStream(bytes);
        Assert.Contains($"{length}", Assert.Throws<GatewayException>(() => ResultSocket.ReadText(stream)).Message, StringComparison.Ordinal);
    }

    // A server for one connection: reads the secret, sends the answer, and closes.
    private static Stream Serve(string secret, Func<Socket, string, byte[]> answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = new Thread(() =>
        {
            using var socket = listener.AcceptSocket();
            using var stream = new NetworkStream(socket);
            var said = ResultSocket.ReadText(stream);
            stream.Write(answer(socket, said));
        });
        server.IsBackground = true;
        server.Start();
        try
        {
            return ResultSocket.Open(new GatewayAddress(((IPEndPoint)listener.LocalEndpoint).Port, secret));
        }
        finally
        {
            server.Join();
        }
    }

    private static byte[] Framed(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var framed = new byte[4 + bytes.Length];
        BinaryPrimitives.WriteInt32BigEndian(framed, bytes.Length);
        bytes.CopyTo(framed, 4);
        return framed;
    }
}
