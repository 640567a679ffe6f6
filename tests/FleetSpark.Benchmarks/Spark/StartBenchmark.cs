using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Spark.Sql;

namespace FleetSpark.Benchmarks.Spark;

/// <summary><c>SELECT 1</c> from spark-submit's start to its end, by Microsoft.Spark and by nothing but the gateway's bytes.</summary>
internal static class StartBenchmark
{
    private const int Rounds = 7;

    public static async Task RunAsync()
    {
        var (byApi, byBytes) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            byApi.Add((await Submit.MeasureAsync(Processes.Bench, "select")).Seconds);
            byBytes.Add((await Submit.MeasureAsync(Processes.Bench, "select-raw")).Seconds);
        }

        Console.WriteLine($"by Microsoft.Spark {Figures.Median(byApi):0.00} s, by raw calls {Figures.Median(byBytes):0.00} s: {Figures.Ratio(byApi, byBytes, 1.1)}");
    }

    /// <summary>The program that spark-submit starts.</summary>
    public static int Select()
    {
        var one = SparkSession.Builder().GetOrCreate().Sql("SELECT 1").Collect().Single().GetAs<int>(0);
        Console.WriteLine(one);
        return 0;
    }

    /// <summary>The other one.</summary>
    public static int SelectRaw()
    {
        using var client = new TcpClient { NoDelay = true };
        client.Connect(IPAddress.Loopback, int.Parse(Variable("PYSPARK_GATEWAY_PORT"), CultureInfo.InvariantCulture));
        using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        string Ask(string request)
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(request));
            var answer = reader.ReadLine()!;
            return answer.StartsWith("!y", StringComparison.Ordinal) ? answer : throw new InvalidOperationException($"{request}: {answer}");
        }

        string Call(string target, string method, string argument = "") => Ask($"c\n{target}\n{method}\n{argument}e\n")[3..];

        Ask($"A\n{Variable("PYSPARK_GATEWAY_SECRET")}\n");
        var builder = Call("z:org.apache.spark.sql.SparkSession", "builder");
        var rows = Call(Call(Call(builder, "getOrCreate"), "sql", "sSELECT 1\n"), "collectAsList");
        Console.WriteLine(Call(Call(rows, "get", "i0\n"), "getInt", "i0\n"));
        return 0;
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set: spark-submit starts this.");
}
