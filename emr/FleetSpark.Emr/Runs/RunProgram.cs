using FleetSpark.Emr.Packages;

namespace FleetSpark.Emr.Runs;

/// <summary>What a run starts: the words of <c>spark-submit</c>.</summary>
/// <param name="Package">The program.</param>
/// <param name="ExtraSettings">Settings of Spark beyond those that a run needs.</param>
/// <param name="Arguments">The words for the program.</param>
public sealed record RunProgram(DeployedPackage Package, IReadOnlyDictionary<string, string> ExtraSettings, IReadOnlyList<string> Arguments)
{
    /// <summary>The archive, and the name under which it is unpacked beside the launcher.</summary>
    public string UnpackedArchive => $"{Package.Archive}#fleet";

    /// <summary>The settings of Spark, by name.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; } = Merged(ExtraSettings);

    private static SortedDictionary<string, string> Merged(IReadOnlyDictionary<string, string> extra)
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["spark.ui.showConsoleProgress"] = "false",
            // Files go from where a task writes them straight to where a run looks for them: nobody else does.
            ["spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version"] = "2",
            ["spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs"] = "false",
            ["spark.hadoop.parquet.summary.metadata.level"] = "NONE",
        };
        foreach (var (name, value) in extra)
        {
            settings[name] = value;
        }

        return settings;
    }
}
