namespace FleetSpark.Lake;

/// <summary>Holds the paths of settings against each other: no root lies in another one, since each has rights of its own.</summary>
internal static class SettingPaths
{
    /// <summary>Adds a fault for each path that cannot hold.</summary>
    public static void Check(LakeSettings settings, string lake, ICollection<string> faults)
    {
        (string Name, string Path)[] roots =
        [
            ("raw", Absolute(lake, settings.RawRoot)), ("curated", Absolute(lake, settings.CuratedRoot)), ("restricted", Absolute(lake, settings.RestrictedRoot)),
        ];
        foreach (var (name, path) in roots.Where(root => IsIn(lake, root.Path)))
        {
            faults.Add($"settings.yaml: roots: '{name}' must be a folder of its own, not the lake's or one above it");
        }

        foreach (var (one, other) in new[] { (roots[2], roots[1]), (roots[0], roots[1]), (roots[0], roots[2]) }.Where(pair => IsIn(pair.Item1.Path, pair.Item2.Path) || IsIn(pair.Item2.Path, pair.Item1.Path)))
        {
            faults.Add($"settings.yaml: roots: '{one.Name}' and '{other.Name}' must be folders apart, neither in the other");
        }

        var key = Absolute(lake, settings.DriverKeyFile);
        if (settings.DriverKeyFile.Length == 0 || Path.EndsInDirectorySeparator(settings.DriverKeyFile) || IsIn(lake, key) || roots.Any(root => IsIn(root.Path, key)) || roots.Take(2).Any(root => IsIn(key, root.Path)))
        {
            faults.Add($"settings.yaml: 'driver_key_file' is '{settings.DriverKeyFile}': it must be a file, outside of raw and curated");
        }
    }

    private static string Absolute(string lake, string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(lake, path)));

    // Whether a path is a folder or lies in it.
    private static bool IsIn(string path, string folder) => path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
