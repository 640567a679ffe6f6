using System.Text;
using Microsoft.Spark.Gateway;

namespace FleetSpark.WireTests;

/// <summary>Each answer that a JVM can give, and what is made of it; and what is no answer.</summary>
public sealed class AnswerTests
{
    public static TheoryData<string, object?> Values => new()
    {
        { "!yn", null },
        { "!yv", null },
        { "!ybtrue", true },
        { "!ybfalse", false },
        { "!yi42", 42 },
        { "!yi-2147483648", int.MinValue },
        { "!yi2147483647", int.MaxValue },
        { "!yL0", 0L },
        { "!yL-9223372036854775808", long.MinValue },
        { "!yL9223372036854775807", long.MaxValue },
        { "!yd0.1", 0.1 },
        { "!yd-0.0", -0.0 },
        { "!yd1.0E10", 1e10 },
        { "!ydNaN", double.NaN },
        { "!ydInfinity", double.PositiveInfinity },
        { "!yd-Infinity", double.NegativeInfinity },
        { "!yd1.7976931348623157E308", double.MaxValue },
        { "!yd-1.7976931348623157E308", double.MinValue },
        { "!yd4.9E-324", double.Epsilon },
        { "!yD0", 0m },
        { "!yD-1.50", -1.50m },
        { "!yD79228162514264337593543950335", decimal.MaxValue },
        { "!yD-79228162514264337593543950335", decimal.MinValue },
        { "!yD0.0000000000000000000000000001", 0.0000000000000000000000000001m },
        { "!yD79228162514264337593543950336", new JavaDecimal("79228162514264337593543950336") },
        { "!yD0.00000000000000000000000000001", new JavaDecimal("0.00000000000000000000000000001") },
        { "!yD1.00000000000000000000000000000", new JavaDecimal("1.00000000000000000000000000000") },
        { "!yD-12345678901234567890.123456789012345678", new JavaDecimal("-12345678901234567890.123456789012345678") },
        { "!ys", string.Empty },
        { "!ysx", "x" },
        { @"!ysa\\b", @"a\b" },
        { @"!ysa\nb\rc\r\n", "a\nb\rc\r\n" },
        { @"!ys\\n\\\n", "\\n\\\n" },
        { "!ys\u0085\u2028\u2029\t\0", "\u0085\u2028\u2029\t\0" },
        { "!ysSão Paulo 🚚", "São Paulo 🚚" },
        { "!yj", Array.Empty<byte>() },
        { "!yjAP8K", new byte[] { 0, 255, 10 } },
        { "!yro12", new RemoteReference("o12", Tokens.Reference) },
        { "!ylo13", new RemoteReference("o13", Tokens.List) },
        { "!yto14", new RemoteReference("o14", Tokens.ArrayReference) },
        { "!yao15", new RemoteReference("o15", Tokens.Map) },
        { "!yho16", new RemoteReference("o16", Tokens.Set) },
        { "!ygo17", new RemoteReference("o17", Tokens.Iterator) },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_OfEachKind_IsRead(string line, object? value)
    {
        var answer = Read(line);
        Assert.Equal(AnswerKind.Value, answer.Kind);
        Assert.Equal(value, answer.Value);
        Assert.Equal(value?.ToString(), answer.Value?.ToString()); // -0 equals 0 and 1.5 equals 1.50, but they are not the same
    }

    [Fact]
    public void Answer_ThatAMemberIsAMethod_IsToldFromAValue() => Assert.Equal(new Answer(AnswerKind.Method, null), Read("!ym"));

    [Fact]
    public void Answer_ThatJavaThrew_NamesTheException() => Assert.Equal(new Answer(AnswerKind.Thrown, new RemoteReference("o21", Tokens.Reference)), Read("!xro21"));

    [Theory]
    [InlineData("!x", "")]
    [InlineData("!xs", "")]
    [InlineData("!xspy4j.Py4JException: Method x does not exist\\n\tat y", "py4j.Py4JException: Method x does not exist\n\tat y")]
    public void Answer_ThatRefuses_SaysWhy(string line, string why) => Assert.Equal(new Answer(AnswerKind.Refused, null, why), Read(line));

    [Theory]
    [InlineData("!z", "")]
    [InlineData("!zs", "")]
    [InlineData("!zsjava.lang.RuntimeException\\n\tat y", "java.lang.RuntimeException\n\tat y")]
    public void Answer_ThatIsFatal_SaysWhy(string line, string why) => Assert.Equal(new Answer(AnswerKind.Fatal, null, why), Read(line));

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("y")]
    [InlineData("yi42")]
    [InlineData("xyi42")]
    [InlineData("!y")]
    [InlineData("!q")]
    [InlineData("!yq1")]
    [InlineData("!yi")]
    [InlineData("!yi4x")]
    [InlineData("!yi 4")]
    [InlineData("!yi2147483648")]
    [InlineData("!yi1.5")]
    [InlineData("!yL")]
    [InlineData("!yL9223372036854775808")]
    [InlineData("!yd")]
    [InlineData("!yd1,5")]
    [InlineData("!yd 1")]
    [InlineData("!ydx")]
    [InlineData("!yD")]
    [InlineData("!yDx")]
    [InlineData("!yD1,000")]
    [InlineData("!yD 1")]
    [InlineData("!yD1-")]
    [InlineData("!yD1.2.3")]
    [InlineData("!yDNaN")]
    [InlineData("!yD79228162514264337593543950336x")]
    [InlineData("!yb")]
    [InlineData("!ybTrue")]
    [InlineData("!ybtruex")]
    [InlineData("!ynx")]
    [InlineData("!yvx")]
    [InlineData("!yjA")]
    [InlineData("!yj*")]
    [InlineData("!yr")]
    [InlineData("!yl")]
    [InlineData("!xr")]
    [InlineData("!xq")]
    [InlineData("!yi1\n!yi2")]
    [InlineData("HTTP/1.1 400 Bad Request")]
    public void Line_ThatIsNoAnswer_IsRefused(string line)
    {
        var refused = Assert.Throws<GatewayException>(() => Read(line));
        Assert.Contains($"'{line.Replace('\n', ' ')}'", refused.Message, StringComparison.Ordinal);
    }

    private static Answer Read(string line) => AnswerReader.Read(Encoding.UTF8.GetBytes(line));
}
