namespace FleetSpark.Testing;

/// <summary>Folders with all that is in them.</summary>
public static class Folders
{
    /// <summary>Copies the files of a folder and of those below it to another, which is made where it is not there.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
