using System.Text;
using System.Text.RegularExpressions;

namespace FleetSpark.StructureTests.Api;

/// <summary>Makes <c>docs/microsoft-spark-compatibility.md</c> of the list and the code.</summary>
internal static partial class CompatibilityDocument
{
    private const string Closures = "No .NET code runs in Spark's executors: write it in SQL or with `Functions`, or collect the rows and go on in .NET.";
    private const string Streaming = "Streaming is not in scope: a scheduled job on the partitions of the days that changed.";
    private const string OldBounds = "Spark 3 has it no more: the bounds of `Window` as numbers (`Window.UnboundedPreceding`, `Window.CurrentRow`, `Window.UnboundedFollowing`).";

    // What to do instead, by the first pattern that fits a member's line.
    private static readonly (string Pattern, string Remedy)[] Remedies =
    [
        (@"\.RegisterJava", "A class of Java: `CREATE TEMPORARY FUNCTION name AS 'class'` through `SparkSession.Sql`."),
        (@"Func<|Action<|Udf|\.DataFrameFunctions|\.ArrowFunctions", Closures),
        ("Stream|IForeachWriter|Trigger", Streaming),
        (@"\.Broadcast<", "Broadcast variables serve .NET code in executors: join with `Functions.Broadcast(DataFrame)`."),
        ("HadoopConfiguration", "Give `spark.hadoop.*` settings to `Builder.Config`, or `Reference.Invoke(\"hadoopConfiguration\")`."),
        (@"RangeBetween\(Column|\.(CurrentRow|UnboundedFollowing|UnboundedPreceding)\(\)", OldBounds),
    ];

    public static string Make()
    {
        var text = new StringBuilder();
        var types = ApiList.Types.Select(type => (Type: type, Absent: AbsentOf(type))).ToList();
        var named = types.Where(type => DeclaredApi.ByName.ContainsKey(type.Type.Name)).ToList();
        var open = named.SelectMany(type => type.Type.Members).Where(IsOpen).ToList();
        var missing = named.SelectMany(type => type.Absent).Count(IsOpen);
        text.Append($"""
            # What of Microsoft.Spark 2.3 is there

            Made by the structure tests from `tests/api/microsoft-spark-2.3-api.txt` and the code; `scripts/test Structure` says when it is stale, and how to approve it anew.

            `spark-jobs/Microsoft.Spark` declares what programs for Microsoft.Spark 2.3 use, with the same names, parameters and defaults, on a Spark 3.5 as it is.
            What is not there is not declared: such a program does not compile, rather than fail while it runs. Streaming, ML, RDDs and .NET code in executors are not in scope.

            **{named.Count} of {types.Count} types; of their {open.Count} members that take no .NET code, {open.Count - missing} ({(open.Count - missing) * 1000 / open.Count / 10m:0.0} %).**

            ## What differs when a program runs

            A program keeps its code, but for what is said below, and its `using` lines; it refers to this project in place of the package. `tests/FleetSpark.SparkExamples` are such programs.

            - There is no `microsoft-spark-*.jar` and no `DotnetRunner`: the program speaks to the gateway that every Spark has for Python.
            - There is no `Microsoft.Spark.Worker` on the machines of the cluster, since no .NET code runs in executors. User-defined functions are not there: write them in SQL or
              with `Functions`, register one of Java by `CREATE TEMPORARY FUNCTION name AS 'class'`, or `Collect` the rows and go on in .NET.
            - It starts in one of three ways, and tells by itself which:
              `spark-submit [options] spark-jobs/launch.py PROGRAM [argument...]`, where the program gets its own arguments and no other;
              `spark-submit [options] --conf spark.pyspark.driver.python=PROGRAM spark-jobs/app.py [argument...]`, where the program's first argument is the path of `app.py`, a file that nobody runs,
              and its own come after that;
              or `PROGRAM [argument...]` alone, which starts `spark-submit` of `SPARK_HOME` with the options of `PYSPARK_SUBMIT_ARGS`, and ends it when it ends.
            - A program that `spark-submit` started is ended with its JVM: 5 seconds after that is gone, with exit code 1. A call that waits then fails at once, by a `GatewayClosedException`.
            - A failure in the JVM is a `JvmException` as before; its `Fault` says which kind, and Spark's error class. What is wrong between program and JVM is a `GatewayException`.

            ## A program of your own

            Two files in a new folder `my-job`, beside `spark-jobs`; the first is `MyJob.csproj`, the second `Program.cs`:

            ```xml
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><ProjectReference Include="../spark-jobs/Microsoft.Spark/Microsoft.Spark.csproj" /></ItemGroup>
            </Project>
            ```
            ```csharp
            using Microsoft.Spark.Sql;

            SparkSession.Builder().AppName("MyJob").GetOrCreate().Range(3).Show();
            ```

            Build it, find Spark, and start it in each of the three ways:

            ```
            dotnet build my-job -c Release
            eval "$(scripts/spark --env)"
            artifacts/bin/MyJob/release/MyJob
            scripts/spark submit --master 'local[2]' spark-jobs/launch.py artifacts/bin/MyJob/release/MyJob
            scripts/spark submit --master 'local[2]' --conf spark.pyspark.driver.python=$PWD/artifacts/bin/MyJob/release/MyJob spark-jobs/app.py
            ```

            ## Types

            {types.Count(type => type.Absent.Count == 0 && DeclaredApi.ByName.ContainsKey(type.Type.Name))} types are whole. The others:

            | type | members | there |
            | --- | --- | --- |

            """);
        foreach (var (type, absent) in types.Where(type => type.Absent.Count > 0 || !DeclaredApi.ByName.ContainsKey(type.Type.Name)))
        {
            text.Append($"| `{Short(type.Name)}` | {type.Members.Count} | {(DeclaredApi.ByName.ContainsKey(type.Name) ? type.Members.Count - absent.Count : "–")} |\n");
        }

        text.Append("\n## Members that are not there\n\n| member | instead |\n| --- | --- |\n");
        foreach (var (type, absent) in types)
        {
            foreach (var group in absent.GroupBy(member => (Name: NameOf(member), Remedy: RemedyOf(member))))
            {
                text.Append($"| {Shown(group.Key.Name, [.. group])} | {group.Key.Remedy} |\n");
            }

            if (absent.Count == 0 && !DeclaredApi.ByName.ContainsKey(type.Name))
            {
                text.Append($"| `{Short(type.Name)}` | {RemedyOf(new ListedMember(type.Line, IsRemoved: false))} |\n");
            }
        }

        return text.ToString();
    }

    private static bool IsOpen(ListedMember member) => !member.HasClosure && !member.IsRemoved;

    private static List<ListedMember> AbsentOf(ListedType type)
    {
        var declared = DeclaredApi.ByName.TryGetValue(type.Name, out var found) ? DeclaredApi.MembersOf(found).ToHashSet(StringComparer.Ordinal) : [];
        return [.. type.Members.Where(member => !declared.Contains(member.Signature))];
    }

    private static string RemedyOf(ListedMember member) =>
        Remedies.FirstOrDefault(remedy => Regex.IsMatch(member.Signature, remedy.Pattern, RegexOptions.None, TimeSpan.FromSeconds(1))).Remedy
        ?? throw new InvalidOperationException($"No remedy is given for {member.Signature}");

    private static string NameOf(ListedMember member) => Name().Match(member.Signature).Value;

    private static string Shown(string name, List<ListedMember> overloads) =>
        overloads.Count == 1 ? $"`{Short(overloads[0].Signature)}`" : $"`{Short(name)}`, {overloads.Count} overloads";

    private static string Short(string name) => name.Replace("Microsoft.Spark.", string.Empty, StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex(@"^[A-Za-z0-9_.]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
