namespace FleetSpark.Lake.Stores;

/// <summary>A lock between processes: a file held open alone, which the system lets go when its holder dies.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits until this process alone holds the lock; disposing gives it back.</summary>
    public static async Task<FileStream> AcquireAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Retry, cancellationToken); // a file lock cannot be waited for without asking again
            }
        }
    }
}
