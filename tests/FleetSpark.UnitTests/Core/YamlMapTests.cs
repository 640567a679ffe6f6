using FleetSpark.Core;

namespace FleetSpark.UnitTests.Core;

public class YamlMapTests
{
    [Fact]
    public void Map_WithSeveralFaults_TellsAllOfThem()
    {
        var faults = new List<string>();
        var map = YamlMap.Parse("a: text\nnumber: many\nflag: perhaps\nchoice: c\nlist: one\nextra: 1\n", "f.yaml", faults)!;
        Assert.Equal("text", map.Required("a"));
        map.Required("absent");
        map.WholeNumber("number", absent: 0);
        map.Flag("flag", absent: false);
        map.Choice("choice", absent: 1, new Dictionary<string, int>(StringComparer.Ordinal) { ["x"] = 1 });
        map.Texts("list");
        map.RefuseUnknownKeys();
        Assert.Collection(
            faults,
            fault => Assert.Equal("f.yaml: 'absent' is missing", fault),
            fault => Assert.Equal("f.yaml: 'number' must be a whole number, not 'many'", fault),
            fault => Assert.Equal("f.yaml: 'flag' must be true or false, not 'perhaps'", fault),
            fault => Assert.Equal("f.yaml: 'choice' must be one of x, not 'c'", fault),
            fault => Assert.Equal("f.yaml: 'list' must be a list of texts", fault),
            fault => Assert.StartsWith("f.yaml: 'extra' is not known here", fault));
    }

    [Theory]
    [InlineData("a: 1\nb: *secret\n", "f.yaml line 2: a value that begins with * is an alias")]
    [InlineData("a: &x 1\nb: *x\n", "f.yaml line 2: a value that begins with * is an alias")]
    public void Parse_AnAlias_IsAFaultThatDoesNotQuoteIt(string text, string expected)
    {
        var faults = new List<string>();
        Assert.Null(YamlMap.Parse(text, "f.yaml", faults));
        Assert.StartsWith(expected, Assert.Single(faults), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TextThatIsNestedTooDeep_IsOneFault()
    {
        var faults = new List<string>();
        Assert.Null(YamlMap.Parse($"a: {new string('[', 100_000)}", "f.yaml", faults));
        Assert.Contains("levels deep", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a\n- b\n")]
    [InlineData("a: 1\n---\nb: 2\n")]
    [InlineData("a: [1\n")]
    [InlineData("a: 1\na: 2\n")]
    public void Parse_TextThatIsNoMapping_IsOneFault(string text)
    {
        var faults = new List<string>();
        Assert.Null(YamlMap.Parse(text, "f.yaml", faults));
        Assert.StartsWith("f.yaml", Assert.Single(faults));
    }

    [Fact]
    public void Map_OfAbsentOrEmptyKey_IsEmpty()
    {
        var faults = new List<string>();
        var map = YamlMap.Parse("empty:\nfull: {b: 2}\n", "f.yaml", faults)!;
        Assert.Empty(map.Map("empty").Keys);
        Assert.Empty(map.Map("absent").Keys);
        Assert.Equal(["b"], map.Map("full").Keys);
        Assert.Empty(faults);
    }

    [Fact]
    public void Map_OfText_IsAFaultThatSaysWhere()
    {
        var faults = new List<string>();
        YamlMap.Parse("outer: {inner: text}\n", "f.yaml", faults)!.Map("outer").Map("inner").Required("missing");
        Assert.Equal("f.yaml: outer: 'inner' must be a mapping", Assert.Single(faults));
    }
}
