namespace FleetSpark.Testing;

/// <summary>A folder of one test's own, removed at dispose.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Makes the folder among the system's temporary files.</summary>
    public TemporaryFolder()
        : this(System.IO.Path.GetTempPath())
    {
    }

    /// <summary>Makes the folder in another place, on another disk say.</summary>
    public TemporaryFolder(string parent)
    {
        Path = System.IO.Path.Combine(parent, "fleetspark-tests", Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>A path in the folder.</summary>
    public string PathOf(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
