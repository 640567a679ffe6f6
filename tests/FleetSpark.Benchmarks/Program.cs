using FleetSpark.Benchmarks;

switch (args)
{
    case ["day", .. var rest]:
        return await DayBenchmark.RunAsync(rest is [var count] ? int.Parse(count) : 3000);
    case ["replay", var log]:
        Console.WriteLine($"{Replay.Run(log):0.000}");
        return 0;
    default:
        Console.Error.WriteLine("usage: bench day [TRUCKS] | replay LOG");
        return 2;
}
