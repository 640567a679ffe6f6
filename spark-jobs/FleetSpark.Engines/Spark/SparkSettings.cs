using Microsoft.Spark.Sql;

namespace FleetSpark.Engines.Spark;

/// <summary>What a session is set to: first what the SQL means the same by as on the other engine, then what makes it fast.</summary>
internal static class SparkSettings
{
    /// <summary>The line of versions that the SQL was proved on.</summary>
    public const string ProvedVersion = "3.5";

    /// <summary>The versions of Java that this Spark is made for.</summary>
    public static readonly IReadOnlyList<string> JavaVersions = ["1.8", "11", "17"];

    /// <summary>Settings without which a query may mean something else, without a word.</summary>
    public static readonly IReadOnlyDictionary<string, string> Meaning = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["spark.sql.ansi.enabled"] = "true",
        ["spark.sql.ansi.doubleQuotedIdentifiers"] = "true",
        ["spark.sql.session.timeZone"] = "UTC",
        ["spark.sql.parser.escapedStringLiterals"] = "true",
        ["spark.sql.timestampType"] = "TIMESTAMP_LTZ",
        ["spark.sql.caseSensitive"] = "false",
        ["spark.sql.parquet.outputTimestampType"] = "TIMESTAMP_MICROS",
        ["spark.sql.parquet.compression.codec"] = "zstd",
        // Days before 1582 are the calendar's own, as the other engine has them; else Spark refuses to write them, or moves them when it reads.
        ["spark.sql.parquet.datetimeRebaseModeInWrite"] = "CORRECTED",
        ["spark.sql.parquet.datetimeRebaseModeInRead"] = "CORRECTED",
        ["spark.sql.parquet.writeLegacyFormat"] = "false",
        // One partition is one file, and a file that cannot be read is a failure.
        ["spark.sql.files.maxRecordsPerFile"] = "0",
        ["spark.sql.files.ignoreCorruptFiles"] = "false",
        ["spark.sql.files.ignoreMissingFiles"] = "false",
    };

    /// <summary>Settings of speed, each with what it saves.</summary>
    public static readonly IReadOnlyDictionary<string, string> Speed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // Files are named one by one, so to list them is to look at each: as a job on the cluster it takes a task a file.
        ["spark.sql.sources.parallelPartitionDiscovery.threshold"] = "10000",
        // A raw object of 5 minutes is some 100 KB; as if it were 4 MB a day of them makes ten tasks, each with files of its own.
        ["spark.sql.files.openCostInBytes"] = "65536",
        ["spark.sql.maxConcurrentOutputFileWriters"] = "16",
        // Statements are made for one day, and what they join is known: to plan each exchange anew, after the one before it, costs more than it finds.
        ["spark.sql.adaptive.enabled"] = "false",
    };

    /// <summary>Settings that a JVM of our own is started with; they hold for its whole life.</summary>
    public static readonly IReadOnlyDictionary<string, string> OfStart = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["spark.ui.enabled"] = "false",
        ["spark.ui.showConsoleProgress"] = "false", // its console is a file
        ["spark.log.level"] = "WARN",
        ["spark.driver.memory"] = "2g",
        ["spark.driver.host"] = "127.0.0.1",
        ["spark.driver.bindAddress"] = "127.0.0.1",
    };

    /// <summary>Settings of speed that a JVM of our own is started with, each with what it saves.</summary>
    public static readonly IReadOnlyDictionary<string, string> SpeedOfStart = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // A run is over in a minute. Of that the JVM's second compiler takes a third of all cores unless it is told to wait ten times as long, for what runs for every record;
        // a collector that works beside the program, and a first guess at the room for classes that Spark's alone fill, take another tenth.
        ["spark.driver.defaultJavaOptions"] =
            "-XX:+UseParallelGC -XX:MetaspaceSize=256m "
            + "-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000",
        // Files go from where a task writes them straight to where a run looks for them: nobody else does, and a run that dies leaves them unseen.
        ["spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version"] = "2",
        ["spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs"] = "false",
        ["spark.hadoop.parquet.summary.metadata.level"] = "NONE",
    };

    /// <summary>Settings as words of <c>spark-submit</c>.</summary>
    public static IEnumerable<string> AsOptions(IReadOnlyDictionary<string, string> settings) => settings.SelectMany(setting => (string[])["--conf", $"{setting.Key}={setting.Value}"]);

    /// <summary>Refuses a Spark that the SQL was not proved on.</summary>
    public static void RefuseOtherVersions(string version)
    {
        if (!version.StartsWith(ProvedVersion + ".", StringComparison.Ordinal))
        {
            throw EngineErrors.WrongSpark(version, ProvedVersion);
        }
    }

    /// <summary>Sets a session.</summary>
    public static void Apply(SparkSession session)
    {
        var settings = session.Conf();
        foreach (var (key, value) in Meaning.Concat(Speed))
        {
            settings.Set(key, value);
        }

        // As many as can work at once: of Spark's own 200 nearly all would be empty.
        settings.Set("spark.sql.shuffle.partitions", session.SparkContext.DefaultParallelism);
    }
}
