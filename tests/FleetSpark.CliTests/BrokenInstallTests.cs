namespace FleetSpark.CliTests;

/// <summary>A program of which a part is missing, or whose runtime is set as nobody foresaw: one line with a code, and the stack for who asks.</summary>
public sealed class BrokenInstallTests(SmallLake lake) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Command_WhoseCodeIsCutOff_SaysWhatToDoAndTheOthersWork()
    {
        var program = CopyProgram();
        var part = Path.Combine(Path.GetDirectoryName(program)!, "FleetSpark.Simulator.dll");
        File.Delete(part);
        await File.WriteAllBytesAsync(part, [0x4D, 0x5A], TestContext.Current.CancellationToken);
        var broken = await RunAsync(program, "simulate", "--out", "company");
        Assert.Equal((1, string.Empty), (broken.ExitCode, broken.Output));
        Assert.Matches(@"\AFS5014 A part of the program could not be loaded \(\w+Exception\): allow it more open files \(ulimit -n\), or build it again\. Safe to run again\.\n\z", broken.Error);
        Assert.NotEmpty((await RunAsync(program, "tables", "--lake", Path.Combine(lake.Folder, "lake"))).Answer);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public async Task Failure_ThatNobodyForesaw_IsToldByItsKindAndItsStackOnlyWhereItIsAskedFor(string debug)
    {
        const string line = "FS5001 An unforeseen failure (InvalidCastException): this is a fault of the program. Set FLEET_DEBUG=1 to see where it came from.\n";
        var program = CopyProgram();
        var settings = Path.Combine(Path.GetDirectoryName(program)!, "fleet.runtimeconfig.json");
        var text = await File.ReadAllTextAsync(settings, TestContext.Current.CancellationToken);
        const string properties = "\"configProperties\": {";
        Assert.Contains(properties, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            settings, text.Replace(properties, $"{properties} \"REGEX_DEFAULT_MATCH_TIMEOUT\": \"soon\",", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var failed = await RunAsync("env", $"FLEET_DEBUG={debug}", program, "tables", "--lake", Path.Combine(lake.Folder, "lake"));
        Assert.Equal((1, string.Empty), (failed.ExitCode, failed.Output));
        Assert.StartsWith(line, failed.Error, StringComparison.Ordinal);
        Assert.Equal(debug == "1", failed.Error[line.Length..].Contains("   at ", StringComparison.Ordinal));
        Assert.Equal(debug == "1", failed.Error.Contains("'soon'", StringComparison.Ordinal)); // an exception's own words may quote data
    }

    private Task<FleetResult> RunAsync(string program, params string[] arguments) => FleetProcess.FinishAsync(FleetProcess.StartOther(program, _folder.Path, arguments));

    // What names the program's folder is copied, all else linked.
    private string CopyProgram()
    {
        var from = Path.GetDirectoryName(FleetProcess.Program)!;
        var to = Directory.CreateDirectory(_folder.PathOf("program")).FullName;
        foreach (var entry in Directory.EnumerateFileSystemEntries(from))
        {
            var name = Path.GetFileName(entry);
            if (Path.GetFileNameWithoutExtension(name) is "fleet" or "fleet.deps" or "fleet.runtimeconfig")
            {
                File.Copy(entry, Path.Combine(to, name));
            }
            else
            {
                File.CreateSymbolicLink(Path.Combine(to, name), entry);
            }
        }

        return Path.Combine(to, Path.GetFileName(FleetProcess.Program));
    }
}
