using Microsoft.Spark.Submit;

namespace FleetSpark.WireTests;

public sealed class SubmitArgumentsTests
{
    public static TheoryData<string, string[]> Lines => new()
    {
        { "", [] },
        { " \t\n", [] },
        { "pyspark-shell", ["pyspark-shell"] },
        { "  --master \t local[2]  pyspark-shell ", ["--master", "local[2]", "pyspark-shell"] },
        { "--conf 'spark.app.name=two words' x", ["--conf", "spark.app.name=two words", "x"] },
        { "--conf \"spark.app.name=two words\" x", ["--conf", "spark.app.name=two words", "x"] },
        { "--conf spark.app.name='two words'", ["--conf", "spark.app.name=two words"] },
        { @"--conf spark.app.name=two\ words", ["--conf", "spark.app.name=two words"] },
        { "'it''s'", ["its"] },
        { "\"it's\" 'say \"a\"'", ["it's", "say \"a\""] },
        { @"'a\b' ""c\""d\\"" e\\f", [@"a\b", @"c""d\", @"e\f"] },
        { "'' \"\"", ["", ""] },
        { "a'' b", ["a", "b"] },
        { @"C:\", [@"C:\"] },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Split_OfALine_IsAsAShellDoes(string line, string[] words) => Assert.Equal(words, SubmitArguments.Split(line));

    [Theory]
    [InlineData("--name 'two words", "'")]
    [InlineData("--name \"it's", "\"")]
    [InlineData(@"""a\""", "\"")]
    public void Split_QuoteNotClosed_IsRefused(string line, string quote) =>
        Assert.Contains($"A {quote} is not closed", Assert.Throws<FormatException>(() => SubmitArguments.Split(line)).Message, StringComparison.Ordinal);
}
