using FleetSpark.Core;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Lake;

/// <summary>A folder of one run's own, held by a lock that the system lets go when the run dies.</summary>
public sealed class ScratchFolder : IDisposable
{
    private const string LockName = "lock";

    private readonly FileStream _lock;

    private ScratchFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Makes one under <paramref name="parent"/> and removes those whose run is dead.</summary>
    /// <exception cref="FleetException">FS1003: it cannot be made.</exception>
    public static ScratchFolder Create(string parent)
    {
        try
        {
            return CreateIn(parent);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw LakeErrors.CannotWrite(parent, refused);
        }
    }

    /// <summary>Makes one among the system's temporary files, as <see cref="Create"/> does; this user alone sees into it.</summary>
    /// <exception cref="FleetException">FS1003: it cannot be made.</exception>
    public static ScratchFolder CreateTemporary() => Create(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"fleetspark-{Environment.UserName}"));

    /// <inheritdoc />
    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true); // with the lock held, else another run may sweep it meanwhile
        }

        _lock.Dispose();
    }

    private static ScratchFolder CreateIn(string parent)
    {
        LocalFolders.Create(parent, privateFrom: parent);
        var path = System.IO.Path.Combine(parent, Guid.NewGuid().ToString("N"));
        // Made and locked under a name that the sweep below does not look at, then renamed: no moment unlocked in sight.
        var unseen = System.IO.Path.Combine(parent, "." + Guid.NewGuid().ToString("N"));
        LocalFolders.Create(unseen, privateFrom: parent);
        var held = new FileStream(System.IO.Path.Combine(unseen, LockName), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        Directory.Move(unseen, path);
        foreach (var folder in Directory.EnumerateDirectories(parent).Where(folder => folder != path && !System.IO.Path.GetFileName(folder).StartsWith('.')))
        {
            RemoveIfDead(folder);
        }

        return new ScratchFolder(path, held);
    }

    private static void RemoveIfDead(string folder)
    {
        try
        {
            using (new FileStream(System.IO.Path.Combine(folder, LockName), FileMode.Open, FileAccess.Write, FileShare.None))
            {
                // nobody holds it
            }

            Directory.Delete(folder, recursive: true);
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            // Held by a run that lives, removed by another one meanwhile, or another user's: either way it is not ours to remove.
        }
    }
}
