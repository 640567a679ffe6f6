using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Spark.Gateway;

namespace FleetSpark.WireTests;

/// <summary>One connection to a gateway that behaves in all the ways that one can.</summary>
public sealed class GatewayConnectionTests
{
    [Fact]
    public void Open_WithTheSecret_IsLetIn()
    {
        using var gateway = new FakeGateway();
        using var connection = GatewayConnection.Open(gateway.Address);
        Assert.True(connection.IsOpen);
        Assert.Equal(["A a word"], gateway.Connections.Single().Commands);
    }

    [Fact]
    public void Open_WithAnotherSecret_IsRefusedAndTellsNoSecret()
    {
        using var gateway = new FakeGateway();
        var refused = Assert.Throws<GatewayClosedException>(() => GatewayConnection.Open(gateway.Address with { Secret = "guessed" }));
        Assert.Contains("does not let this program in: Authentication error", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("guessed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WhereNobodyListens_NamesThePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var refused = Assert.Throws<GatewayClosedException>(() => GatewayConnection.Open(new GatewayAddress(port, "any")));
        Assert.Contains($"127.0.0.1:{port} does not answer", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfAServerThatClosesAtOnce_IsRefused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = Task.Run(() => listener.AcceptSocket().Dispose(), TestContext.Current.CancellationToken);
        Assert.Throws<GatewayClosedException>(() => GatewayConnection.Open(new GatewayAddress(((IPEndPoint)listener.LocalEndpoint).Port, "any")));
    }

    [Fact]
    public async Task Open_OfAServerThatNeverAnswers_EndsWithinItsLimit()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var open = Task.Run(() => GatewayConnection.Open(new GatewayAddress(((IPEndPoint)listener.LocalEndpoint).Port, "any"), TimeSpan.FromMilliseconds(200)), TestContext.Current.CancellationToken);
        using var accepted = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        var silent = await Assert.ThrowsAsync<GatewayClosedException>(() => open);
        Assert.Contains("did not answer within 0.2 s; another program may have its port.", silent.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfAServerThatSendsWithoutEnd_ReadsNoMoreThanItsLimit()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var open = Task.Run(() => GatewayConnection.Open(new GatewayAddress(((IPEndPoint)listener.LocalEndpoint).Port, "any")), TestContext.Current.CancellationToken);
        using var accepted = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        var sent = 0;
        Assert.Throws<SocketException>(() =>
        {
            for (var bytes = new byte[1 << 20]; sent < 1_000; sent++)
            {
                accepted.Send(bytes);
            }
        });
        await Assert.ThrowsAsync<GatewayException>(() => open);
        Assert.True(sent < 100, $"{sent} MiB were taken");
    }

    [Fact]
    public void Answer_SplitAtEachPosition_IsTheSame()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux alone tells what of a socket was read.");
        var bytes = Encoding.UTF8.GetBytes("!ysone\\ntwo \\\\ São Paulo 🚚\n");
        var cut = 1;
        using var gateway = new FakeGateway((fake, _) =>
        {
            fake.Send(bytes.AsSpan(0, cut));
            fake.WaitUntilRead();
            fake.Send(bytes.AsSpan(cut));
        });
        using var connection = GatewayConnection.Open(gateway.Address);
        for (; cut < bytes.Length; cut++)
        {
            Assert.Equal("one\ntwo \\ São Paulo 🚚", Ask(connection).Value);
        }
    }

    [Fact]
    public void Answer_OfTenMegabytes_IsWhole()
    {
        var text = string.Concat(Enumerable.Range(0, 1_250_000).Select(number => $"{number:0000000} "));
        using var gateway = new FakeGateway((fake, command) => fake.Send(command.Contains("long", StringComparison.Ordinal) ? $"!ys{text}\n" : "!yi1\n"));
        using var connection = GatewayConnection.Open(gateway.Address);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(text, connection.Exchange(writer => writer.Call("o1", "long", [])).Value);
            Assert.Equal(1, Ask(connection).Value);
        }
    }

    [Theory]
    [InlineData(4094)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(8192)]
    [InlineData((1 << 20) - 1)]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 1)]
    public void Answer_AroundTheSizeOfTheBuffer_IsWhole(int bytes)
    {
        var text = new string('x', bytes - "!ys\n".Length);
        using var gateway = new FakeGateway((fake, _) => fake.Send($"!ys{text}\n"));
        using var connection = GatewayConnection.Open(gateway.Address);
        Assert.Equal(text, Ask(connection).Value);
        Assert.Equal(text, Ask(connection).Value);
    }

    [Fact]
    public void Command_OfTenMegabytes_ArrivesWhole()
    {
        var text = new string('x', 10_000_000);
        using var gateway = new FakeGateway((fake, command) => fake.Send($"!yi{command.Length}\n"));
        using var connection = GatewayConnection.Open(gateway.Address);
        Assert.Equal("c o1 m s".Length + text.Length, connection.Exchange(writer => writer.Call("o1", "m", [text])).Value);
    }

    [Fact]
    public void Answer_ThatIsFatal_ClosesTheConnection()
    {
        using var gateway = new FakeGateway((fake, _) => fake.Send("!zsout of memory\n"));
        using var connection = GatewayConnection.Open(gateway.Address);
        Assert.Equal(new Answer(AnswerKind.Fatal, null, "out of memory"), Ask(connection));
        Assert.False(connection.IsOpen);
    }

    [Theory]
    [InlineData("!yq\n")]
    [InlineData("!yj*\n")]
    [InlineData("!yi1\n!yi2\n")]
    public void Answer_ThatIsNone_ClosesTheConnection(string answer)
    {
        using var gateway = new FakeGateway((fake, _) => fake.Send(answer));
        using var connection = GatewayConnection.Open(gateway.Address);
        Assert.Throws<GatewayException>(() => Ask(connection));
        Assert.False(connection.IsOpen);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(false, "!ysbegun")]
    [InlineData(true, "")]
    [InlineData(true, "!ysbegun")]
    public void Answer_BrokenOff_SaysThatTheJvmIsGone(bool reset, string begun)
    {
        using var gateway = new FakeGateway((fake, _) =>
        {
            fake.Send(begun);
            if (reset)
            {
                fake.Reset();
            }
            else
            {
                fake.Close();
            }
        });
        using var connection = GatewayConnection.Open(gateway.Address);
        Assert.Contains("The JVM is gone", Assert.Throws<GatewayClosedException>(() => Ask(connection)).Message, StringComparison.Ordinal);
        Assert.False(connection.IsOpen);
        Assert.Throws<GatewayClosedException>(() => Ask(connection));
    }

    [Fact]
    public void Command_ThatCannotBeWritten_LeavesTheConnectionUsable()
    {
        using var gateway = new FakeGateway();
        using var connection = GatewayConnection.Open(gateway.Address);
        Assert.Throws<ArgumentException>(() => connection.Exchange(writer => writer.Call("o1", "m", [new Version(1, 2)])));
        Assert.Equal(AnswerKind.Value, Ask(connection).Kind);
    }

    private static Answer Ask(GatewayConnection connection) => connection.Exchange(writer => writer.Call("o1", "m", []));
}
