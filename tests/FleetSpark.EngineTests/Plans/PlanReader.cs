using FleetSpark.Engines;
using FleetSpark.Engines.DuckDb;
using FleetSpark.Engines.Spark;

namespace FleetSpark.EngineTests.Plans;

/// <summary>Asks one engine how it would run its statements.</summary>
internal abstract class PlanReader
{
    /// <summary>The reader of an engine's plans.</summary>
    public static PlanReader Of(string engine) => engine switch
    {
        DuckDbEngine.EngineName => new DuckDbPlanReader(),
        SparkEngine.EngineName => new SparkPlanReader(),
        _ => throw new NotSupportedException($"Nobody reads the plans of {engine} yet."),
    };

    /// <summary>The plan of a statement, which is not run.</summary>
    public abstract Task<Plan> ExplainAsync(IEngine engine, string sql, CancellationToken cancellationToken);
}
