using FleetSpark.Engines.DuckDb;
using FleetSpark.Engines.Spark;

namespace FleetSpark.Engines;

/// <summary>Opens an engine with nothing in it.</summary>
/// <param name="options">How.</param>
public delegate IEngine EngineOpener(EngineOptions options);

/// <summary>The engines by the names that a command line and a test give them: the one table of them.</summary>
public static class EngineOpeners
{
    /// <summary>The engine where nobody names one.</summary>
    public const string Default = DuckDbEngine.EngineName;

    private static readonly Dictionary<string, EngineOpener> ByName = new(StringComparer.Ordinal)
    {
        [DuckDbEngine.EngineName] = DuckDbEngine.Open,
        [SparkEngine.EngineName] = SparkEngine.Open,
    };

    /// <summary>The names.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>What opens the engine of a name.</summary>
    /// <exception cref="Core.FleetException">FS4004: there is none.</exception>
    public static EngineOpener Of(string name) => ByName.GetValueOrDefault(name) ?? throw EngineErrors.UnknownEngine(name, Names);
}
