using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FleetSpark.CloudTests.Functions;

/// <summary>What the functions' packages are: small, and able to run where Lambda runs them.</summary>
public sealed partial class PackageTests
{
    // Of Amazon Linux 2023, on which provided.al2023 stands.
    private static readonly Version Glibc = new(2, 34);

    [Theory]
    [InlineData("queue", 14_000_000)]
    [InlineData("calls", 18_000_000)]
    public void Program_OfAPackage_IsNoLargerThanItsBudget(string package, long mostBytes) =>
        Assert.InRange(new FileInfo(Path.Combine(FunctionProcess.PackageFolder(package), "bootstrap")).Length, 1, mostBytes);

    [Theory]
    [InlineData("queue")]
    [InlineData("calls")]
    public async Task Program_OfAPackage_NeedsNoNewerLibraryThanLambdaHas(string package)
    {
        var program = await File.ReadAllBytesAsync(Path.Combine(FunctionProcess.PackageFolder(package), "bootstrap"), TestContext.Current.CancellationToken);
        var needed = GlibcVersion().Matches(Encoding.Latin1.GetString(program)).Select(match => Version.Parse(match.Groups["version"].Value)).Max();
        Assert.True(needed is not null && needed <= Glibc, string.Create(CultureInfo.InvariantCulture, $"It needs glibc {needed}."));
    }

    [GeneratedRegex(@"GLIBC_(?<version>\d+\.\d+)\0", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex GlibcVersion();
}
