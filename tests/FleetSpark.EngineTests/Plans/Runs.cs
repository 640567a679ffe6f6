using System.Collections.Concurrent;
using FleetSpark.Engines;
using FleetSpark.EngineTests.Plans;

[assembly: AssemblyFixture(typeof(Runs))]

namespace FleetSpark.EngineTests.Plans;

/// <summary>One run on each engine, made when a test first asks for it: on Spark it takes most of a minute.</summary>
public sealed class Runs
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ExplainedRun>>> _runs = new(StringComparer.Ordinal);

    /// <summary>The engines that tables are proved on.</summary>
    public static TheoryData<string> Engines => [.. EngineOpeners.Names];

    internal Task<ExplainedRun> OnAsync(string engine) => _runs.GetOrAdd(engine, name => new(() => ExplainedRun.OnAsync(name, BuiltIn.Catalog))).Value;
}
