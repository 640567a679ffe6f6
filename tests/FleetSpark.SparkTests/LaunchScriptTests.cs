using System.Runtime.Versioning;

namespace FleetSpark.SparkTests;

/// <summary>The script that becomes the program, without Spark.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LaunchScriptTests : IDisposable
{
    private static readonly string Script = RepositoryFiles.PathOf("spark-jobs", "launch.py");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Program_ThatLostItsExecuteBit_RunsWithItsArgumentsAndItsCode()
    {
        var program = Program("program", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var end = await FleetProcess.FinishAsync(FleetProcess.StartOther("python3", _folder.Path, Script, program, "two words", "", "$HOME"));
        Assert.Equal((7, $"{program}|two words||$HOME|", string.Empty), (end.ExitCode, end.Output, end.Error));
    }

    [Fact]
    public async Task Program_ThatIsAnAssembly_IsRunByDotnet()
    {
        var dotnet = Program("dotnet", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var end = await FleetProcess.FinishAsync(FleetProcess.StartOther("env", _folder.Path, $"PATH={_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}", "python3", Script, "app.dll", "an argument"));
        Assert.Equal((7, $"{dotnet}|app.dll|an argument|", string.Empty), (end.ExitCode, end.Output, end.Error));
    }

    [Fact]
    public async Task Nothing_ToRun_SaysHowItIsUsed()
    {
        var end = await FleetProcess.FinishAsync(FleetProcess.StartOther("python3", _folder.Path, Script));
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("spark-submit [options] launch.py PROGRAM [ARGUMENT...]", end.Error, StringComparison.Ordinal);
    }

    // Prints what it was called with, and ends with 7.
    private string Program(string name, UnixFileMode mode)
    {
        var program = _folder.PathOf(name);
        File.WriteAllText(program, "#!/bin/sh\nprintf '%s|' \"$0\" \"$@\"\nexit 7\n");
        File.SetUnixFileMode(program, mode);
        return program;
    }
}
