namespace FleetSpark.Benchmarks.Spark;

/// <summary>What stands between the tables and Spark: a call, rows, a start, a day.</summary>
internal static class SparkBenchmark
{
    /// <summary>Measures the named parts; all of them where none is named.</summary>
    /// <param name="words">Names of parts, and the number of trucks.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> words)
    {
        var trucks = words.Select(word => int.TryParse(word, out var number) ? number : 0).FirstOrDefault(number => number > 0, 3000);
        (string Name, Func<Task> RunAsync)[] parts =
        [
            ("call", CallBenchmark.RunAsync),
            ("rows", RowsBenchmark.RunAsync),
            ("start", StartBenchmark.RunAsync),
            ("wait", () => WaitBenchmark.RunAsync(trucks)),
            ("plain", () => PlainBenchmark.RunAsync(trucks)),
        ];
        var named = parts.Where(part => words.Contains(part.Name)).ToList();
        foreach (var (name, run) in named.Count == 0 ? [.. parts] : named)
        {
            Console.WriteLine($"== {name}");
            await run();
        }

        return 0;
    }
}
