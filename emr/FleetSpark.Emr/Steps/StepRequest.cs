using FleetSpark.Aws.Emr;
using FleetSpark.Emr.Packages;

namespace FleetSpark.Emr.Steps;

/// <summary>A run as a step: the words of <c>spark-submit</c>.</summary>
/// <param name="Package">The program.</param>
/// <param name="Spark">Settings of Spark beyond those below.</param>
/// <param name="Arguments">The words for the program.</param>
/// <param name="Region">The region that it calls.</param>
public sealed record StepRequest(DeployedPackage Package, IReadOnlyDictionary<string, string> Spark, IReadOnlyList<string> Arguments, string Region)
{
    // The name under which the archive is unpacked beside the launcher.
    private const string Unpacked = "fleet";

    /// <summary>The settings of Spark in the order of their names.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; } = new SortedDictionary<string, string>(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // A driver that failed is not started again behind the run's back: the next attempt is one with a name of its own.
            ["spark.yarn.maxAppAttempts"] = "1",
            ["spark.yarn.appMasterEnv.AWS_REGION"] = Region,
            ["spark.ui.showConsoleProgress"] = "false",
            // Files go from where a task writes them straight to where a run looks for them: nobody else does.
            ["spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version"] = "2",
            ["spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs"] = "false",
            ["spark.hadoop.parquet.summary.metadata.level"] = "NONE",
        }
        .Concat(Spark).GroupBy(setting => setting.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>The step of a name.</summary>
    public StepConfig Named(RunName name) => new(
        name.ToString(),
        new HadoopJarStepConfig(
            "command-runner.jar",
            [
                "spark-submit", "--deploy-mode", "cluster", "--name", name.ToString(), "--archives", $"{Package.Archive}#{Unpacked}",
                .. Settings.SelectMany(setting => (string[])["--conf", $"{setting.Key}={setting.Value}"]),
                Package.Launcher, .. Arguments,
            ]),
        "CONTINUE");
}
