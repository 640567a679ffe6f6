namespace FleetSpark.CliTests;

/// <summary>Who may read what of a lake, and what a command says where it may not.</summary>
public sealed class RightsTests(SmallLake lake)
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [Theory]
    [InlineData("restricted")]
    [InlineData("raw", "fleet")]
    [InlineData("raw", "bank")]
    [InlineData(".scratch")]
    public void Folder_OfPersonalData_IsItsOwnersAlone(params string[] path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        var folder = Path.Combine([lake.Folder, "lake", .. path]);
        Assert.All(
            Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Append(folder),
            one => Assert.Equal(OwnerAlone, ModeOf(one)));
    }

    [Fact]
    public void Folder_OfNoPersonalData_IsAsTheUsersMaskSays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        Assert.Equal(ModeOf(Path.Combine(lake.Folder, "lake")), ModeOf(Path.Combine(lake.Folder, "lake", "raw", "gps")));
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("run")]
    [InlineData("sql", "SELECT * FROM drivers", "--unmask")]
    [InlineData("check", "--tables", "drivers")]
    [InlineData("check")]
    public async Task Command_ThatNeedsWhatMayNotBeRead_SaysThatItIsRights(params string[] command)
    {
        var result = await WithRightsAsync("chmod 000 lake/restricted lake/raw/fleet lake/raw/bank", command);
        Assert.Equal(1, result.ExitCode);
        Assert.True(result.Error.StartsWith("FS1010 ", StringComparison.Ordinal), result.Error);
    }

    [Theory]
    [InlineData("check", "--tables", "truck_days,gps_positions,places")]
    [InlineData("sql", "SELECT COUNT(*) FROM truck_days")]
    [InlineData("sql", "SELECT COUNT(*) FROM truck_days", "--unmask")]
    [InlineData("tables")]
    [InlineData("history")]
    public async Task Command_ThatReadsOnlyWhatItMay_Answers(params string[] command) =>
        Assert.NotEmpty((await WithRightsAsync("chmod -R a-w lake; chmod 000 lake/restricted lake/raw/fleet lake/raw/bank lake/driver.key", command)).Answer);

    [Theory]
    [InlineData("check")]
    [InlineData("plan")]
    [InlineData("run")]
    public async Task Command_WithNothingToWrite_NeedsNoRightToWrite(params string[] command) =>
        Assert.NotEmpty((await WithRightsAsync("chmod -R a-w lake", command)).Answer);

    [Theory]
    [InlineData("rebuild", "--tables", "trucks")]
    [InlineData("land", "gps", "--from", "new.ndjson")]
    public async Task Command_ThatMayNotWrite_SaysSo(params string[] command)
    {
        var result = await WithRightsAsync("chmod -R a-w lake; echo '{\"device_number\":\"1\"}' > new.ndjson", command);
        Assert.Equal(1, result.ExitCode);
        Assert.True(result.Error.StartsWith("FS1003 ", StringComparison.Ordinal), result.Error);
    }

    private static UnixFileMode ModeOf(string folder) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(folder);

    // In a copy of the lake with other rights. Rights do not bind root, unless it gives up what sets it above them.
    private async Task<FleetResult> WithRightsAsync(string change, string[] command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        using var copy = new TemporaryFolder();
        lake.CopyTo(copy.Path);
        await FleetProcess.ShellAsync(copy.Path, change);
        try
        {
            return Environment.UserName == "root"
                ? await FleetProcess.FinishAsync(FleetProcess.StartOther("setpriv", copy.Path, ["--bounding-set=-dac_override,-dac_read_search", FleetProcess.Program, .. command]))
                : await FleetProcess.RunAsync(copy.Path, command);
        }
        finally
        {
            await FleetProcess.ShellAsync(copy.Path, "chmod -R u+rwX .");
        }
    }
}
