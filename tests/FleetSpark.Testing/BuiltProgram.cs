namespace FleetSpark.Testing;

/// <summary>Programs that were built with the tests. All projects are built into folders of one shape, side by side.</summary>
public static class BuiltProgram
{
    /// <summary>The program of a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="name">The program's name; null where it is the project's.</param>
    public static string PathOf(string project, string? name = null) => Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", project, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
        (name ?? project) + (OperatingSystem.IsWindows() ? ".exe" : string.Empty)));
}
