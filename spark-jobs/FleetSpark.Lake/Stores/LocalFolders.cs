namespace FleetSpark.Lake.Stores;

/// <summary>Folders of the file system, and what a user may do there.</summary>
public static class LocalFolders
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes a folder and those above it, as the user's mask says.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="privateFrom">The folder from which on all that are made are their owner's alone; null for none.</param>
    public static void Create(string path, string? privateFrom)
    {
        if (privateFrom is null || OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        // One by one: of several that are made at once only the last one gets the mode.
        var toMake = new Stack<string>();
        for (var folder = path; !Directory.Exists(folder) && folder.Length >= privateFrom.Length; folder = Path.GetDirectoryName(folder)!)
        {
            toMake.Push(folder);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(privateFrom)!);
        foreach (var folder in toMake)
        {
            Directory.CreateDirectory(folder, OwnerAlone);
        }
    }

    /// <summary>Whether a file is there.</summary>
    /// <exception cref="Core.FleetException">FS1010: this user may not know.</exception>
    public static bool HasFile(string path)
    {
        if (File.Exists(path))
        {
            return true;
        }

        // To look at a file in a folder without rights gives the same answer as to look at one that is not there; to open it does not.
        try
        {
            using (new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            {
                return true;
            }
        }
        catch (UnauthorizedAccessException denied)
        {
            throw LakeErrors.CannotRead(path, denied);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
