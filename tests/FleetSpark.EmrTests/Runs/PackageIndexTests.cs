using System.Text;
using FleetSpark.Core;
using FleetSpark.Emr.Clusters;
using FleetSpark.Emr.Packages;

namespace FleetSpark.EmrTests.Runs;

public sealed class PackageIndexTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{", "FS7105")]
    [InlineData("null", "FS7105")]
    [InlineData("""{"archives":null,"launcher":"l","sources":[]}""", "FS7105")]
    [InlineData("""{"archives":{"arm64":null},"launcher":"l","sources":[]}""", "FS7105")]
    [InlineData("""{"archives":{"arm64":"a"},"launcher":null,"sources":[]}""", "FS7105")]
    [InlineData("""{"archives":{"arm64":"a"},"launcher":"l","sources":[null]}""", "FS7105")]
    [InlineData("""{"archives":{"arm64":"a"},"sources":[]}""", "FS7105")]
    [InlineData("""{"archives":{"x64":"a"},"launcher":"l","sources":[]}""", "FS7104")]
    public async Task Index_ThatSaysNoPackage_IsRefusedByACode(string text, string code)
    {
        var packages = new MemoryStore();
        using (var content = new MemoryStream(Encoding.UTF8.GetBytes(text)))
        {
            await packages.PutIfAbsentAsync("current.json", content, Token);
        }

        Assert.Equal(code, (await Assert.ThrowsAsync<FleetException>(() => PackageIndex.ReadAsync(packages, "s3://packages", Architecture.Arm64, Token))).Code);
    }
}
