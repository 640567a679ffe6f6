using FleetSpark.Benchmarks;

switch (args)
{
    case ["day", .. var rest]:
        return await DayBenchmark.RunAsync(rest is [var count] ? int.Parse(count) : 3000);
    case ["replay", var log]:
        Console.WriteLine($"{Replay.Run(log, withBooks: true):0.000}");
        return 0;
    case ["replay-rows", var log]:
        Console.WriteLine($"{Replay.Run(log, withBooks: false):0.000}");
        return 0;
    default:
        Console.Error.WriteLine("usage: bench day [TRUCKS] | replay LOG | replay-rows LOG");
        return 2;
}
