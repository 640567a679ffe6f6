using FleetSpark.Engines;
using FleetSpark.Engines.Spark;
using FleetSpark.Lake;

namespace FleetSpark.Testing;

/// <summary>The engines that tests can run tables on, by name.</summary>
public static class TestEngines
{
    /// <summary>The engine of every test that does not say another.</summary>
    public const string DuckDb = EngineOpeners.Default;

    /// <summary>The engine of a cluster, and here of this machine's cores.</summary>
    public const string Spark = SparkEngine.EngineName;

    /// <summary>The engines that FLEET_TEST_ENGINES names, with a comma between them; all where it is not set.</summary>
    public static IReadOnlyList<string> Selected { get; } =
        (Environment.GetEnvironmentVariable("FLEET_TEST_ENGINES") ?? string.Join(',', EngineOpeners.Names)).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What opens an engine.</summary>
    public static Func<ScratchFolder, IEngine> Opener(string name)
    {
        var open = EngineOpeners.Of(name);
        return scratch => open(new EngineOptions { ScratchFolder = scratch.Path });
    }
}
