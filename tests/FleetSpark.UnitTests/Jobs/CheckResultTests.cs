using System.Text;
using FleetSpark.Jobs.Running;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.UnitTests.Jobs;

public class CheckResultTests
{
    [Theory]
    [InlineData(Severity.Fail, """{"table":"t","name":"n","severity":"fail","rows":2}""")]
    [InlineData(Severity.Warn, """{"table":"t","name":"n","severity":"warn","rows":2}""")]
    public void Result_AsJson_RoundTrips(Severity severity, string json)
    {
        var result = new CheckResult("t", "n", severity, 2);
        Assert.Equal(json, Encoding.UTF8.GetString(LakeJson.ToBytes(result)));
        Assert.Equal(result, LakeJson.Read<CheckResult>(Encoding.UTF8.GetBytes(json), "report"));
    }

    [Fact]
    public void FailuresOf_Results_NamesThoseWithRowsThatMustNotBe() => Assert.Equal(
        ["t.two (1 row)", "u.three (1,200 rows)"],
        CheckResult.FailuresOf(
        [
            new CheckResult("t", "one", Severity.Fail, 0), new CheckResult("t", "two", Severity.Fail, 1),
            new CheckResult("u", "three", Severity.Fail, 1200), new CheckResult("u", "four", Severity.Warn, 5),
        ]));
}
