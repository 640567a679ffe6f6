using System.Globalization;
using FleetSpark.Benchmarks.DuckDb;
using FleetSpark.Benchmarks.Spark;

// Where spark-submit starts this program, the script in whose place it stands comes first.
switch (args is [var script, ..] && script.EndsWith(".py", StringComparison.Ordinal) ? args[1..] : args)
{
    case ["day", .. var rest]:
        return await DayBenchmark.RunAsync(rest is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 3000);
    case ["spark", .. var rest]:
        return await SparkBenchmark.RunAsync(rest);

    // what the benchmarks start
    case ["replay", var log]:
        Console.WriteLine($"{Replay.Run(log, withBooks: true):0.000}");
        return 0;
    case ["replay-rows", var log]:
        Console.WriteLine($"{Replay.Run(log, withBooks: false):0.000}");
        return 0;
    case ["echo"]:
        return CallBenchmark.Echo();
    case ["select"]:
        return StartBenchmark.Select();
    case ["select-raw"]:
        return StartBenchmark.SelectRaw();
    case ["relay", var program, .. var arguments]:
        return await Relay.RunAsync(program, arguments);
    case ["plain", var lake, var folder]:
        return PlainBenchmark.Write(lake, folder);

    default:
        Console.Error.WriteLine("usage: bench day [TRUCKS] | spark [call|rows|start|wait|plain]... [TRUCKS]");
        return 2;
}
