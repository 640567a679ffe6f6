namespace FleetSpark.Emr.Clusters;

/// <summary>The processors that a package is for.</summary>
public enum Architecture
{
    /// <summary>ARM, AWS's Graviton.</summary>
    Arm64,

    /// <summary>Intel and AMD.</summary>
    X64,
}

/// <summary>How architectures are called.</summary>
public static class Architectures
{
    /// <summary>By AWS's names.</summary>
    public static IReadOnlyDictionary<string, Architecture> ByName { get; } = new SortedDictionary<string, Architecture>(StringComparer.Ordinal)
    {
        ["arm64"] = Architecture.Arm64,
        ["x86_64"] = Architecture.X64,
    };

    /// <summary>By AWS's name, in emr.yaml and in the names of packages.</summary>
    public static string NameOf(Architecture architecture) => architecture == Architecture.Arm64 ? "arm64" : "x86_64";

    /// <summary>By .NET's name, as a runtime identifier.</summary>
    public static string RuntimeOf(Architecture architecture) => architecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";
}
