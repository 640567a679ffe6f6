using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FleetSpark.WireTests;

/// <summary>One connection of a <see cref="FakeGateway"/>.</summary>
internal sealed class FakeConnection(Socket socket)
{
    private readonly byte[] _received = new byte[4096];
    private int _from;
    private int _to;

    /// <summary>The commands that came, the secret's too.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>How often more bytes came while a command waited for its answer.</summary>
    public int CommandsTooEarly { get; private set; }

    /// <summary>Set when the other side, or this one, ended the connection.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Sends a part of an answer, or all of it.</summary>
    public void Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    public void Send(ReadOnlySpan<byte> bytes)
    {
        socket.NoDelay = true;
        while (bytes.Length > 0)
        {
            bytes = bytes[socket.Send(bytes)..];
        }
    }

    /// <summary>Waits until the other side has read all that was sent: the kernel lists for each socket how much waits in it.</summary>
    public void WaitUntilRead()
    {
        // sl local_address rem_address st tx_queue:rx_queue ...; an address is hexadecimal and ends in the port
        var (theirs, ours) = ($":{((IPEndPoint)socket.RemoteEndPoint!).Port:X4}", $":{((IPEndPoint)socket.LocalEndPoint!).Port:X4}");
        var isRead = SpinWait.SpinUntil(
            () => File.ReadLines("/proc/net/tcp").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Any(row => row[1].EndsWith(theirs, StringComparison.Ordinal) && row[2].EndsWith(ours, StringComparison.Ordinal) && row[4].EndsWith(":00000000", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(30));
        Assert.True(isRead);
    }

    /// <summary>Ends the connection in good order.</summary>
    public void Close() => socket.Dispose();

    /// <summary>Ends the connection as the kernel does for a program that died with bytes unread.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Dispose();
    }

    public void Run(Action<FakeConnection, string> serve)
    {
        try
        {
            var secret = $"{ReadLine()} {ReadLine()}";
            Commands.Enqueue(secret);
            if (secret != $"A {FakeGateway.Secret}")
            {
                Send("!xsAuthentication error: unexpected command.\n");
                Close();
                return;
            }

            Send("!yv\n");
            while (true)
            {
                var command = ReadCommand();
                Commands.Enqueue(command);
                Thread.Yield(); // time for a second command to come, where there is one
                CommandsTooEarly += _from < _to || socket.Available > 0 ? 1 : 0;
                serve(this, command);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or EndOfStreamException)
        {
            // either side closed it
        }
        finally
        {
            Ended.TrySetResult();
        }
    }

    private string ReadCommand()
    {
        var lines = new List<string>();
        for (var line = ReadLine(); line != "e"; line = ReadLine())
        {
            lines.Add(line);
        }

        return string.Join(' ', lines);
    }

    private string ReadLine()
    {
        var line = new List<byte>();
        while (true)
        {
            if (_from == _to)
            {
                _from = 0;
                _to = socket.Receive(_received);
                if (_to == 0)
                {
                    throw new EndOfStreamException();
                }
            }

            var next = _received[_from++];
            if (next == '\n')
            {
                return Encoding.UTF8.GetString([.. line]);
            }

            line.Add(next);
        }
    }
}
