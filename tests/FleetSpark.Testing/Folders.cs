namespace FleetSpark.Testing;

/// <summary>Folders with all that is in them.</summary>
public static class Folders
{
    /// <summary>Copies the files of a folder and of those below it to another, which is made where it is not there; folders named <paramref name="leaveOut"/> are left out with all that is in them.</summary>
    public static void Copy(string from, string to, string? leaveOut = null)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from).Where(folder => Path.GetFileName(folder) != leaveOut))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)), leaveOut);
        }
    }
}
