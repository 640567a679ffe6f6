using FleetSpark.Jobs.Planning;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Landing;

namespace FleetSpark.EngineTests.Equality;

/// <summary>Two lakes that differ by the engine of their runs alone: the same raw objects, driver key and settings.</summary>
internal sealed class EnginePair(string? settings = null) : IDisposable
{
    private TestLake[] Both => [DuckDb, Spark];

    public TestLake DuckDb { get; } = new(settings);

    public TestLake Spark { get; } = new(settings, TestEngines.Spark);

    /// <summary>Lands a file in both.</summary>
    public async Task LandAsync(string source, string file, LandingOptions? options = null)
    {
        foreach (var lake in Both)
        {
            Assert.Equal(0, (await lake.LandAsync(source, file, options)).Failed);
        }
    }

    /// <summary>Makes what is stale in both, or what is selected of it, and says that reports and tables are equal.</summary>
    public async Task<RunReport> RunAsync(Selection? selection = null)
    {
        var (duckDb, spark) = (await DuckDb.RunAsync(selection), await Spark.RunAsync(selection));
        Assert.Equal((TestEngines.DuckDb, TestEngines.Spark), (duckDb.Engine, spark.Engine));
        await AssertEqualAsync(DuckDb, Spark);
        Assert.Equal(duckDb.Staged, spark.Staged);
        Assert.Equal(duckDb.Tables.Select(MadeOf), spark.Tables.Select(MadeOf));
        Assert.Equal(duckDb.Balance, spark.Balance);
        Assert.Equal(duckDb.Checks, spark.Checks);
        return spark;
    }

    /// <summary>Says that the tables of two lakes are equal.</summary>
    public static async Task AssertEqualAsync(TestLake duckDb, TestLake spark)
    {
        var differences = await LakeComparison.DifferencesAsync(duckDb, spark);
        Assert.True(differences.Count == 0, $"The first lake's (-) and the second's (+):\n{string.Join('\n', differences)}");
    }

    public void Dispose()
    {
        foreach (var lake in Both)
        {
            lake.Dispose();
        }
    }

    // What took time or has a size of its own stays out.
    private static string MadeOf(TableResult table) => $"{table.Table}: {table.Partitions} partitions, {table.Rows} rows";
}
