using FleetSpark.Emr.Packages;
using FleetSpark.Emr.Runs;
using FleetSpark.Lake.Manifests;

namespace FleetSpark.EmrTests.Runs;

public sealed class RunNameTests
{
    private const string Work = "fleet-0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData(Work, 1)]
    [InlineData(Work + "-2", 2)]
    [InlineData(Work + "-17", 17)]
    [InlineData("my fleet-2-0123456789abcdef0123456789abcdef-17", 17)]
    public void RunName_ThatIsWritten_IsReadAsItWas(string text, int attempt)
    {
        Assert.True(RunName.TryParse(text, out var name));
        Assert.Equal((attempt, text), (name.Attempt, name.ToString()));
        Assert.StartsWith("0123456789abcdef0123456789abcdef", name.Token, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Setup Hadoop Debugging")]
    [InlineData("-0123456789abcdef0123456789abcdef")]
    [InlineData("fleet-0123456789ABCDEF0123456789abcdef")]
    [InlineData(Work + "-0")]
    [InlineData(Work + "-1x")]
    [InlineData(Work + "-")]
    [InlineData(Work + "0")]
    public void RunName_OfAnotherStep_IsNone(string? text) => Assert.False(RunName.TryParse(text, out _));

    [Fact]
    public void RunName_OfTheSameWork_IsTheSame() => Assert.Equal(NameOf(), NameOf());

    [Fact]
    public void RunName_OfAnyOtherWork_IsAnother()
    {
        RunName[] names =
        [
            NameOf(), NameOf(prefix: "other"), NameOf(archive: "b"), NameOf(launcher: "b"), NameOf(argument: "rebuild"), NameOf(setting: "8g"), NameOf(settings: "currency: BRL"), NameOf(settings: ""), NameOf(head: "b"), NameOf(raw: ["gps/b"]),
            NameOf(raw: ["gps/a", "gps/b"]), NameOf(raw: []),
        ];
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    private static RunName NameOf(string prefix = "fleet", string archive = "a", string launcher = "a", string argument = "run", string setting = "4g", string? settings = null, string head = "a", string[]? raw = null) => RunName.For(
        prefix,
        new RunProgram(new DeployedPackage(archive, launcher, []), new Dictionary<string, string>(StringComparer.Ordinal) { ["spark.executor.memory"] = setting }, [argument]),
        settings,
        new LakeContent(head, raw ?? ["gps/a"]));
}
