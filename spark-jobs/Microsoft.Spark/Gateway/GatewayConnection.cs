using System.Net;
using System.Net.Sockets;

namespace Microsoft.Spark.Gateway;

/// <summary>
/// One socket, which is one thread in the JVM. A command is sent only when the one before it has its answer: the JVM's socket holds a second
/// answer back until the first is acknowledged, which takes 40 ms.
/// </summary>
internal sealed class GatewayConnection : IDisposable
{
    private const int FirstSize = 4096;
    private const int LargestKept = 1 << 20;
    private const int LargestGreeting = 1 << 16;
    private static readonly TimeSpan GreetingWithin = TimeSpan.FromMinutes(1);

    private readonly Socket _socket;
    private readonly CommandWriter _writer = new();
    private byte[] _buffer = new byte[FirstSize];
    private int _longestAnswer = LargestGreeting;

    private GatewayConnection(Socket socket) => _socket = socket;

    /// <summary>Whether it can take another command.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Connects, and says the secret. Whoever is at the port may be anybody, so the answer to this alone has a limit of time and of length.</summary>
    /// <param name="address">The gateway.</param>
    /// <param name="within">How long the answer to the secret may take; null for a minute, which a JVM on a busy machine may need.</param>
    /// <exception cref="GatewayClosedException">Nobody listens or answers, or the secret is not the gateway's.</exception>
    public static GatewayConnection Open(GatewayAddress address, TimeSpan? within = null)
    {
        var limit = within ?? GreetingWithin;
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(IPAddress.Loopback, address.Port);
        }
        catch (SocketException failed)
        {
            socket.Dispose();
            throw new GatewayClosedException($"The JVM's gateway at {address} does not answer: {failed.Message}.", failed);
        }

        socket.ReceiveTimeout = (int)limit.TotalMilliseconds;
        var connection = new GatewayConnection(socket);
        try
        {
            if (connection.Exchange(writer => writer.Authenticate(address.Secret)) is { Kind: not AnswerKind.Value } refused)
            {
                connection.Dispose();
                throw new GatewayClosedException($"The JVM's gateway at {address} does not let this program in: {refused.Text}");
            }
        }
        catch (GatewayClosedException silent) when (silent.InnerException is SocketException { SocketErrorCode: SocketError.TimedOut or SocketError.WouldBlock })
        {
            throw new GatewayClosedException($"The JVM's gateway at {address} did not answer within {limit.TotalSeconds:0.#} s; another program may have its port.", silent);
        }

        connection._longestAnswer = int.MaxValue;
        socket.ReceiveTimeout = 0;
        return connection;
    }

    /// <summary>Sends a command and waits for its answer, however long that takes.</summary>
    /// <exception cref="GatewayClosedException">The JVM is gone.</exception>
    public Answer Exchange(Action<CommandWriter> write)
    {
        write(_writer);
        try
        {
            for (var unsent = _writer.Written; unsent.Length > 0;)
            {
                unsent = unsent[_socket.Send(unsent)..];
            }

            var answer = AnswerReader.Read(ReadLine());
            if (answer.Kind == AnswerKind.Fatal)
            {
                Dispose(); // as the JVM does
            }

            return answer;
        }
        catch (Exception failed) when (failed is SocketException or ObjectDisposedException)
        {
            Dispose();
            throw new GatewayClosedException($"The JVM is gone: {failed.Message}", failed);
        }
        catch (GatewayException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Waits until the other side closes.</summary>
    public void WaitForEnd()
    {
        try
        {
            while (_socket.Receive(_buffer) > 0)
            {
                // nobody asked, so nothing comes
            }
        }
        catch (Exception failed) when (failed is SocketException or ObjectDisposedException)
        {
            // that is an end too
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        IsOpen = false;
        _socket.Dispose();
    }

    private ReadOnlySpan<byte> ReadLine()
    {
        if (_buffer.Length > LargestKept)
        {
            _buffer = new byte[FirstSize]; // one answer was huge; the next is not
        }

        var length = 0;
        while (true)
        {
            var received = _socket.Receive(_buffer.AsSpan(length));
            if (received == 0)
            {
                throw new GatewayClosedException("The JVM is gone: it closed the connection.");
            }

            var end = _buffer.AsSpan(length, received).IndexOf(Tokens.LineEnd);
            length += received;
            if (end >= 0)
            {
                return _buffer.AsSpan(0, length - 1); // one command, one answer: nothing can follow the line's end
            }

            if (length > _longestAnswer)
            {
                throw new GatewayException($"{length} bytes without a line's end are no answer of a Py4J gateway.");
            }

            if (length == _buffer.Length)
            {
                Array.Resize(ref _buffer, 2 * length);
            }
        }
    }
}
