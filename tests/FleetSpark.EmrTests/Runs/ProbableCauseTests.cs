using FleetSpark.Emr.Logs;

namespace FleetSpark.EmrTests.Runs;

public sealed class ProbableCauseTests
{
    [Theory]
    [InlineData("26/11/27 06:00:00 WARN Utils: x\nFS4001 gps_positions 2026-03-01: spark refused writing 'a': no such column\nCaused by: java.lang.X", "FS4001 gps_positions 2026-03-01: spark refused writing 'a': no such column")]
    [InlineData("FS4001 a: refused\nline 3: SELECT x\n\nmore", "FS4001 a: refused\nline 3: SELECT x")]
    [InlineData("Exception in thread \"main\" java.lang.OutOfMemoryError: Metaspace\n\tat x", "OutOfMemoryError: Metaspace")]
    [InlineData("ERROR YarnScheduler: Lost executor 1: Container killed by YARN for exceeding physical memory limits. 5.5 GB of 5.5 GB", "Container killed by YARN")]
    [InlineData("Exception in thread \"x\" java.lang.OutOfMemoryError: Java heap space\nFS4010 places: Spark's JVM ended.", "machines with more")]
    [InlineData("FS4009 Spark did not start: Metaspace. Look at --master.", "machines with more")]
    [InlineData("FS4010 places: Spark's JVM ended.\nCaused by: java.io.EOFException", "FS4010 places")]
    [InlineData("FS7503 AWS does not answer PutMetricData: x.\nFS4202 1 check(s) failed", "FS4202 1 check(s) failed")]
    [InlineData("Beside the failure: FS7001 1 fault(s) in the lake's emr.yaml:\n  emr.yaml: 'topc' is not known\nFS4202 1 check(s) failed", "FS4202 1 check(s) failed")]
    [InlineData("java.nio.file.AccessDeniedException: s3://b/c: getFileStatus: Forbidden (Status Code: 403)", "denied something")]
    [InlineData("java.io.FileNotFoundException: No such file or directory: s3://code/packages/fleet.tar.gz", "'fleet emr deploy'")]
    [InlineData("org.apache.spark.SparkException: Job aborted\n\tat x\nCaused by: java.lang.A: first\nCaused by: java.lang.B: last\n\tat y", "Caused by: java.lang.B: last")]
    [InlineData("Unhandled exception. System.X: no\n   at Y", "Unhandled exception. System.X: no")]
    [InlineData("nothing that is known\nthe last line\n", "the last line")]
    public void Cause_InALog_IsTheFirstThatTells(string log, string cause)
    {
        var found = ProbableCause.Of([new LogFile("s3://logs/stdout.gz", "stdout", log)]);
        Assert.Contains(cause, found!.Text, StringComparison.Ordinal);
        Assert.Equal("s3://logs/stdout.gz", found.Place);
    }

    [Fact]
    public void Cause_InSeveralLogs_IsTheProgramsOwn()
    {
        var found = ProbableCause.Of(
        [
            new LogFile("a", "stdout", "starting\n"),
            new LogFile("b", "stderr", "Caused by: java.lang.IllegalStateException: second\n"),
            new LogFile("c", "controller", "FS1011 S3 refuses 's3://raw': Access Denied.\n"),
        ]);
        Assert.Equal(("FS1011 S3 refuses 's3://raw': Access Denied.", "c"), (found!.Text, found.Place));
    }

    [Fact]
    public void Cause_WithoutAnyText_IsNone() => Assert.Null(ProbableCause.Of([new LogFile("a", "stdout", "\n")]));
}
