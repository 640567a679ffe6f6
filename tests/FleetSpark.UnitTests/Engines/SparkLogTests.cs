using FleetSpark.Engines.Spark;

namespace FleetSpark.UnitTests.Engines;

public class SparkLogTests
{
    [Theory]
    [InlineData("Error: Missing argument for option '--conf'.\n\nUsage: spark-submit [options]\n  --queue NAME\n", "Error: Missing argument for option '--conf'.")]
    [InlineData("WARN something\nException in thread \"main\" org.apache.X: no such master\n\tat A.b(C:1)\n\tat D.e(F:2)\n", "org.apache.X: no such master")]
    [InlineData("/s/bin/spark-class: line 71: /j/bin/java: No such file or directory\n/s/bin/spark-class: line 97: CMD: bad array subscript\n", "/s/bin/spark-class: line 71: /j/bin/java: No such file or directory")]
    [InlineData("its only line\n", "its only line")]
    [InlineData("", "it wrote nothing.")]
    public void TellingLine_OfWhatAProgramWrote_SaysWhyItEnded(string lines, string expected) => Assert.Equal(expected, SparkLog.TellingLine(lines));
}
