using FleetSpark.Benchmarks;
using FleetSpark.Benchmarks.Costs;
using FleetSpark.Benchmarks.DuckDb;
using FleetSpark.Benchmarks.Functions;
using FleetSpark.Benchmarks.Landing;
using FleetSpark.Benchmarks.Sftp;
using FleetSpark.Benchmarks.Spark;
using FleetSpark.Testing;

switch (SubmittedWords.Of(args))
{
    case ["day"]:
        return await DayBenchmark.RunAsync(Usage.Trucks);
    case ["day", var count] when Usage.NumberOf(count) is > 0 and var trucks:
        return await DayBenchmark.RunAsync(trucks);
    case ["spark", .. var words]:
        return await SparkBenchmark.RunAsync(words);
    case ["landing-sftp"]:
        return await SftpBenchmark.RunAsync(SftpBenchmark.Megabytes);
    case ["landing-sftp", var count] when Usage.NumberOf(count) is > 0 and var megabytes:
        return await SftpBenchmark.RunAsync(megabytes);

    case ["landing"]:
        return await LandingBenchmark.RunAsync(Usage.Trucks);
    case ["landing", var count] when Usage.NumberOf(count) is > 0 and var trucks:
        return await LandingBenchmark.RunAsync(trucks);
    case ["functions"]:
        return await FunctionBenchmark.RunAsync(FunctionBenchmark.Starts);
    case ["functions", var count] when Usage.NumberOf(count) is > 0 and var starts:
        return await FunctionBenchmark.RunAsync(starts);

    case ["cost"]:
        return CostReport.Print();

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
    case ["sftp-read", var port, var hostKey, var userKey, var inbox]:
        return await SftpSide.ReadAsync(port, hostKey, userKey, inbox);
    case ["sftp-land", var port, var hostKey, var userKey, var inbox, var lake]:
        return await SftpSide.LandAsync(port, hostKey, userKey, inbox, lake);

    default:
        return Usage.Refuse();
}
