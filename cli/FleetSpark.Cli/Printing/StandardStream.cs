using System.Runtime.InteropServices;

namespace FleetSpark.Cli.Printing;

/// <summary>
/// Standard input, output and error as the system has them. .NET's own stream takes it for success when nobody reads any more, and loads code when
/// it is first written to, which fails where no file handle is left.
/// </summary>
internal sealed class StandardStream : Stream
{
    private const int Input = 0;
    private const int Output = 1;
    private const int Error = 2;
    private const int Interrupted = 4; // EINTR
    private const int BrokenPipe = 32; // EPIPE
    private const short PollOut = 4; // POLLOUT
    private const int GetDescriptorFlags = 1; // F_GETFD
    private const int CloseOnExec = 1; // FD_CLOEXEC
    private static readonly int WouldBlock = OperatingSystem.IsMacOS() ? 35 : 11; // EAGAIN

    private readonly int _handle;

    private StandardStream(int handle) => _handle = handle;

    /// <inheritdoc />
    public override bool CanRead => false;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Standard output.</summary>
    /// <exception cref="Core.FleetException">FS5012: it is closed.</exception>
    public static Stream OpenOutput()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        return IsGiven(Output) ? new StandardStream(Output) : throw CliErrors.OutputIsClosed();
    }

    /// <summary>Reads standard input to its end; nothing where it is closed.</summary>
    public static async Task<string> ReadInputAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsWindows() && !IsGiven(Input))
        {
            return string.Empty;
        }

        // A read that waits for somebody to write cannot be called off: it is left behind instead.
        return await Task.Run(Console.In.ReadToEnd, cancellationToken).WaitAsync(cancellationToken);
    }

    /// <summary>Loads what writing needs, which takes file handles.</summary>
    public static void Load()
    {
        if (!OperatingSystem.IsWindows())
        {
            byte nothing = 0;
            _ = WriteSome(Error, ref nothing, 0);
        }
    }

    /// <summary>Writes to standard error; where that cannot be, nobody can be told.</summary>
    public static void WriteError(ReadOnlySpan<byte> text)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                WriteToConsole(text);
            }
            else
            {
                new StandardStream(Error).Write(text);
            }
        }
        catch (Exception lost) when (lost is IOException or ReaderGoneException)
        {
            // The exit code still says that it failed.
        }
    }

    // A method of its own: loading the console's code takes a file handle, and there may be none left.
    private static void WriteToConsole(ReadOnlySpan<byte> text)
    {
        using var error = Console.OpenStandardError();
        error.Write(text);
    }

    /// <inheritdoc />
    /// <exception cref="ReaderGoneException">Nobody reads any more.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var written = WriteSome(_handle, ref MemoryMarshal.GetReference(buffer), buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
                continue;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error == BrokenPipe)
            {
                throw new ReaderGoneException();
            }

            if (error == WouldBlock)
            {
                // Somebody else made the pipe or terminal that we share one that does not wait.
                var writable = new PollEntry { Handle = _handle, Events = PollOut };
                _ = Poll(ref writable, 1, -1);
            }
            else if (error != Interrupted)
            {
                throw new IOException($"{(_handle == Output ? "standard output" : "standard error")} cannot be written: {Marshal.GetPInvokeErrorMessage(error)}.");
            }
        }
    }

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override void Flush()
    {
        // nothing is held back
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    // What this process opened itself under the number that was free is closed at exec; what it was given is not.
    private static bool IsGiven(int handle)
    {
        var flags = Control(handle, GetDescriptorFlags);
        return flags >= 0 && (flags & CloseOnExec) == 0;
    }

    [DllImport("libc", EntryPoint = "write", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint WriteSome(int handle, ref byte buffer, nint count);

    [DllImport("libc", EntryPoint = "poll", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref PollEntry entries, nuint count, int milliseconds);

    [DllImport("libc", EntryPoint = "fcntl", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int handle, int command);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Handle;
        public short Events;
        public short Returned;
    }
}

/// <summary>Who read the answer has read enough, <c>head</c> say: no failure, and nothing more to do.</summary>
internal sealed class ReaderGoneException : Exception;
