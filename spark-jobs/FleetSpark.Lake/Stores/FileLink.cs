using System.Runtime.InteropServices;

namespace FleetSpark.Lake.Stores;

/// <summary>Gives a whole file a name that nobody has, so that of several who try at once one succeeds.</summary>
internal static class FileLink
{
    /// <summary>Moves <paramref name="temporary"/> to <paramref name="target"/>; false where the name is taken.</summary>
    /// <param name="temporary">The file, on the same disk.</param>
    /// <param name="target">The name.</param>
    /// <param name="lockPath">The store's lock, for disks that know no links.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async Task<bool> TryMoveAsync(string temporary, string target, string lockPath, CancellationToken cancellationToken)
    {
        // File.Move without overwrite looks for the name first and renames then: two can see it free. link(2) fails where it is taken.
        if (TryMove(temporary, target))
        {
            return true;
        }

        if (File.Exists(target))
        {
            return false;
        }

        await using var held = await FolderLock.AcquireAsync(lockPath, cancellationToken);
        if (File.Exists(target))
        {
            return false;
        }

        File.Move(temporary, target, overwrite: false);
        return true;
    }

    /// <summary>
    /// Moves <paramref name="file"/> to <paramref name="target"/> by links alone; false, and nothing done, where the name is taken, lies on
    /// another disk, or the disk knows no links.
    /// </summary>
    public static bool TryMove(string file, string target)
    {
        if (!TryLink(file, target))
        {
            return false;
        }

        File.Delete(file);
        return true;
    }

    /// <summary>Gives a file another name beside its own; false where the name is taken, there is no such file, or the disk knows no links.</summary>
    public static bool TryLink(string file, string name) => !OperatingSystem.IsWindows() && Link(file, name) == 0;

    [DllImport("libc", EntryPoint = "link", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string created);
}
