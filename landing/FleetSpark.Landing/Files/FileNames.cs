namespace FleetSpark.Landing.Files;

/// <summary>The files that a call names, folders replaced by what they hold.</summary>
internal static class FileNames
{
    /// <summary>The paths of files, ordered by name within each folder; what is absent, or a folder without files, stands as it was named.</summary>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> named) => [.. named.SelectMany(Expand)];

    // Hidden files are a system's own (.DS_Store, say), and nobody means them by naming the folder.
    private static IEnumerable<string> Expand(string named)
    {
        if (!Directory.Exists(named))
        {
            return [named];
        }

        try
        {
            var files = Directory.EnumerateFiles(named).Where(file => !Path.GetFileName(file).StartsWith('.')).Order(StringComparer.Ordinal).ToList();
            return files.Count > 0 ? files : [named];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [named]; // opening it will say so
        }
    }
}
