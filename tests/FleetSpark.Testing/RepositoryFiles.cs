namespace FleetSpark.Testing;

/// <summary>Files of the repository that a test reads where they stand.</summary>
public static class RepositoryFiles
{
    /// <summary>The folder that holds FleetSpark.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The path of a file or folder, its parts relative to <see cref="Root"/>.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>The path as a person at the root types it.</summary>
    public static string Shown(string path) => Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FleetSpark.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Run the tests from within the repository: no folder above the program has a FleetSpark.sln.");
    }
}
