using System.Globalization;
using FleetSpark.Benchmarks.DuckDb;
using FleetSpark.Benchmarks.Spark;
using FleetSpark.Testing;

const int Trucks = 3000;

switch (SubmittedWords.Of(args))
{
    case ["day"]:
        return await DayBenchmark.RunAsync(Trucks);
    case ["day", var count] when IsNumber(count, out var trucks):
        return await DayBenchmark.RunAsync(trucks);
    case ["spark", .. var words] when words.All(word => IsNumber(word, out _) || SparkBenchmark.Parts.Contains(word)):
        return await SparkBenchmark.RunAsync([.. words.Where(word => !IsNumber(word, out _))], words.Select(word => IsNumber(word, out var number) ? number : 0).LastOrDefault(number => number > 0, Trucks));

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
        await Console.Error.WriteLineAsync($"usage: bench day [TRUCKS] | spark [{string.Join('|', SparkBenchmark.Parts)}]... [TRUCKS]");
        return 2;
}

static bool IsNumber(string word, out int number) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
