using System.Globalization;
using FleetSpark.Testing;

namespace FleetSpark.Benchmarks.Spark;

/// <summary>
/// All tables of a day by one <c>fleet run</c> that spark-submit starts: the part of the time, from the start of spark-submit to its end, in which the JVM
/// had nothing of ours to do: no call to answer and no rows to make. Both are seen on the wire, by a relay between the two.
/// </summary>
internal static class WaitBenchmark
{
    private const int Rounds = 3;

    public static async Task RunAsync(int trucks)
    {
        using var folder = new TemporaryFolder();
        var lake = await SimulatedDay.LandAsync(folder, trucks);
        for (var round = 0; round < Rounds; round++)
        {
            SimulatedDay.Forget(lake);
            var run = await Submit.MeasureAsFleetAsync(Processes.Bench, "relay", Processes.Fleet, "run", "--engine", "spark", "--lake", lake);
            var told = run.Output.Split('\n').Last(line => line.StartsWith(Relay.Mark, StringComparison.Ordinal)).Split(' ');
            var (idle, answering) = (double.Parse(told[1], CultureInfo.InvariantCulture), double.Parse(told[2], CultureInfo.InvariantCulture));
            Console.WriteLine($"{run.Seconds:0.0} s, of which fleet ran {idle + answering:0.0} s with {told[3]} calls; the JVM waited {idle:0.00} s of them: {idle / run.Seconds:0.0%} (limit 5 %)");
        }
    }
}
