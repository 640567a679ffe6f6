namespace FleetSpark.SparkRunTests;

/// <summary>Whatever a machine's Spark is set to, whatever its locale is, and in front of a terminal too: the tables are the same.</summary>
public sealed class SurroundingsTests(SparkLakes lakes, SurroundingsTests.Rebuild rebuild) : IClassFixture<SurroundingsTests.Rebuild>
{
    [Fact]
    public async Task Rebuild_WithOtherDefaultsAndALocaleWithoutUtf8_MakesWhatDuckDbMakes()
    {
        Assert.True(rebuild.End.ExitCode == 0, rebuild.End.Output);
        Assert.Equal(lakes.Expected, await SparkLakes.ContentAsync(rebuild.Lake));
    }

    [Fact]
    public void Rebuild_OnATerminal_ShowsStagesAndNothingOfSparksLog()
    {
        var (output, folder) = (rebuild.End.Output, rebuild.Folder);
        Assert.True(rebuild.End.ExitCode == 0, output);
        Assert.Matches(@"(make|stage|check) [^\r\n]*\(stage \d+: \d+ of \d+ tasks", output);
        Assert.Equal(2, output.Split($"Spark's log is '{folder}/spark-").Length);
        Assert.Empty(Directory.GetFiles(folder, "spark-*.log"));
        Assert.DoesNotMatch(@" (WARN|INFO|ERROR) |WARNING:|log4j", output);
    }

    /// <summary>One rebuild of all tables, for each start of Spark takes long: on a terminal, on a machine whose Spark is set otherwise and whose locale is without UTF-8.</summary>
    /// <param name="lakes">Its lake is a copy of theirs.</param>
    public sealed class Rebuild(SparkLakes lakes) : IAsyncLifetime
    {
        private const string OtherDefaults = """
            spark.sql.ansi.enabled                      false
            spark.sql.session.timeZone                  Asia/Tokyo
            spark.sql.caseSensitive                     true
            spark.sql.shuffle.partitions                1
            spark.sql.files.maxRecordsPerFile           3
            spark.sql.files.ignoreCorruptFiles          true
            spark.sql.legacy.timeParserPolicy           LEGACY
            spark.sql.parquet.outputTimestampType       INT96
            spark.sql.parquet.compression.codec         gzip
            spark.sql.sources.partitionOverwriteMode    dynamic
            """;

        private readonly SparkRun _run = new();

        /// <summary>The folder of all that it left.</summary>
        public string Folder => _run.Folder.Path;

        /// <summary>The lake.</summary>
        public string Lake => _run.Folder.PathOf("lake São Tomé");

        /// <summary>How it ended; a terminal has one output for both.</summary>
        public FleetResult End { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Folders.Copy(lakes.Staged, Lake);
            await File.WriteAllTextAsync(_run.Folder.PathOf("spark-defaults.conf"), OtherDefaults, TestContext.Current.CancellationToken);
            End = await _run.ShellAsync(
                $"export LC_ALL=C SPARK_CONF_DIR='{Folder}'; exec script -qec \"stty cols 160; '$FLEET' rebuild --engine spark --master 'local[2]' --lake '{Lake}'\" /dev/null");
        }

        public ValueTask DisposeAsync()
        {
            _run.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
