namespace FleetSpark.Benchmarks.Spark;

/// <summary>What stands between the tables and Spark: a call, rows, a start, a day.</summary>
internal static class SparkBenchmark
{
    private static readonly (string Name, Func<int, Task> RunAsync)[] All =
    [
        ("call", _ => CallBenchmark.RunAsync()),
        ("rows", _ => RowsBenchmark.RunAsync()),
        ("start", _ => StartBenchmark.RunAsync()),
        ("wait", WaitBenchmark.RunAsync),
        ("plain", PlainBenchmark.RunAsync),
    ];

    /// <summary>The names of its parts.</summary>
    public static IReadOnlyList<string> Parts { get; } = [.. All.Select(part => part.Name)];

    /// <summary>Measures the named parts; all of them where none is named.</summary>
    /// <param name="names">Names of parts.</param>
    /// <param name="trucks">How many trucks the simulated company has.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> names, int trucks)
    {
        foreach (var (name, run) in All.Where(part => names.Count == 0 || names.Contains(part.Name)))
        {
            Console.WriteLine($"== {name}");
            await run(trucks);
        }

        return 0;
    }
}
