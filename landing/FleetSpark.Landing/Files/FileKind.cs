using System.Runtime.InteropServices;

namespace FleetSpark.Landing.Files;

/// <summary>Tells a regular file from a pipe or a device before it is opened: opening a pipe waits for its writer, and some devices have no end.</summary>
internal static class FileKind
{
    // statx(2), the same on every Linux: its buffer has 256 bytes, the mode of 16 bits stands at 28.
    private const int CurrentFolder = -100;
    private const uint TypeOnly = 1;
    private const int BufferLength = 256;
    private const int ModeOffset = 28;
    private const int TypeBits = 0xF000;
    private const int Fifo = 0x1000;
    private const int CharacterDevice = 0x2000;
    private const int BlockDevice = 0x6000;
    private const int Socket = 0xC000;

    /// <summary>Whether a path leads to a pipe, a device or a socket; false where that cannot be told.</summary>
    public static bool IsPipeOrDevice(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        var status = new byte[BufferLength];
        return Statx(CurrentFolder, path, 0, TypeOnly, status) == 0
            && (MemoryMarshal.Read<ushort>(status.AsSpan(ModeOffset)) & TypeBits) is Fifo or CharacterDevice or BlockDevice or Socket;
    }

    [DllImport("libc", EntryPoint = "statx", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] status);
}
