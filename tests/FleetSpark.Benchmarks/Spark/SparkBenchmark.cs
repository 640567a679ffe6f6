namespace FleetSpark.Benchmarks.Spark;

/// <summary>What stands between the tables and Spark: a call, rows, a start, a day.</summary>
internal static class SparkBenchmark
{
    /// <summary>Measures the named parts; all of them where none is named.</summary>
    /// <param name="words">Names of parts, and the number of trucks.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> words)
    {
        var trucks = words.Select(Usage.NumberOf).FirstOrDefault(number => number > 0, Usage.Trucks);
        (string Name, Func<Task> RunAsync)[] parts =
        [
            ("call", CallBenchmark.RunAsync),
            ("rows", RowsBenchmark.RunAsync),
            ("start", StartBenchmark.RunAsync),
            ("wait", () => WaitBenchmark.RunAsync(trucks)),
            ("plain", () => PlainBenchmark.RunAsync(trucks)),
        ];
        var names = words.Where(word => Usage.NumberOf(word) == 0).ToList();
        if (names.Exists(name => parts.All(part => part.Name != name)))
        {
            return Usage.Refuse();
        }

        foreach (var (name, run) in parts.Where(part => names.Count == 0 || names.Contains(part.Name)))
        {
            Console.WriteLine($"== {name}");
            await run();
        }

        return 0;
    }
}
