namespace FleetSpark.SparkRunTests;

/// <summary>Whatever a machine's Spark is set to, and whatever its locale is, the tables are the same.</summary>
public sealed class SurroundingsTests(SparkLakes lakes)
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

    [Fact]
    public async Task Rebuild_WithOtherDefaultsAndALocaleWithoutUtf8_MakesWhatDuckDbMakes()
    {
        using var run = new SparkRun();
        var lake = run.Folder.PathOf("lake São Tomé");
        Folders.Copy(lakes.Staged, lake);
        await File.WriteAllTextAsync(run.Folder.PathOf("spark-defaults.conf"), OtherDefaults, TestContext.Current.CancellationToken);
        var end = await run.ShellAsync($"LC_ALL=C SPARK_CONF_DIR='{run.Folder.Path}' exec $FLEET rebuild --engine spark --lake '{lake}'");
        Assert.True(end.ExitCode == 0, end.Error);
        Assert.Equal(lakes.Expected, await SparkLakes.ContentAsync(lake));
    }
}
