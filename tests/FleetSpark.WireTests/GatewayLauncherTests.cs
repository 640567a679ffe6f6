using System.Diagnostics;
using System.Runtime.Versioning;
using Microsoft.Spark.Gateway;
using Microsoft.Spark.Submit;

namespace FleetSpark.WireTests;

/// <summary>The launcher with scripts in the place of <c>spark-submit</c>.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class GatewayLauncherTests : IDisposable
{
    private static readonly string WriteInfo = FakeSubmit.TellsOf(4711);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    private string Log => _folder.PathOf("log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Start_OfAGateway_KnowsPortAndSecret()
    {
        using var launcher = GatewayLauncher.Start(Script($"{WriteInfo}\ncat"), [], Log);
        Assert.Equal(new GatewayAddress(4711, "abc"), launcher.Address);
        Assert.Equal("127.0.0.1:4711", launcher.Address.ToString()); // the secret is never shown
    }

    [Fact]
    public void Arguments_OfAnyKind_ArriveAsTheyAreBeforePysparkShell()
    {
        string[] arguments = ["--conf", "spark.app.name=two words", "", "it's", "\"$HOME\"", "a\\b"];
        using (GatewayLauncher.Start(Script($"printf '%s|' \"$@\"\n{WriteInfo}\ncat"), arguments, Log))
        {
        }

        Assert.Equal([.. arguments, "pyspark-shell", ""], File.ReadAllText(Log).Split('|'));
    }

    [Fact]
    public void Program_ThatIsStarted_WritesForItsUserAlone()
    {
        using (GatewayLauncher.Start(Script($"umask\n{WriteInfo}\ncat"), [], Log))
        {
        }

        Assert.Equal("0077\n", File.ReadAllText(Log));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Log));
    }

    [Fact]
    public void Log_ThatIsThere_GetsOutputAndErrorAfterIt()
    {
        File.WriteAllText(Log, "before\n");
        using (GatewayLauncher.Start(Script($"echo out\necho err >&2\n{WriteInfo}\ncat"), [], Log))
        {
        }

        Assert.Equal("before\nout\nerr\n", File.ReadAllText(Log));
    }

    [Fact]
    public void Dispose_OfTheLauncher_EndsTheInputAndTheProcess()
    {
        var launcher = GatewayLauncher.Start(Script($"{WriteInfo}\ncat\necho ended by the end of input"), [], Log);
        using var process = Process.GetProcessById(launcher.ProcessId);
        launcher.Dispose();
        launcher.Dispose(); // the second time it has nothing to do
        Assert.True(process.WaitForExit(Patience));
        Assert.EndsWith("ended by the end of input\n", File.ReadAllText(Log), StringComparison.Ordinal);
    }

    [Fact]
    public void Interrupt_OfTheTerminal_DoesNotReachTheProcess()
    {
        using (var launcher = GatewayLauncher.Start(Script($"{WriteInfo}\nread line\necho still here"), [], Log))
        {
            using var kill = Process.Start("kill", ["-INT", $"{launcher.ProcessId}"]);
            kill.WaitForExit();
        }

        Assert.EndsWith("still here\n", File.ReadAllText(Log), StringComparison.Ordinal);
    }

    [Fact]
    public void Start_OfNoProgram_NamesIt()
    {
        var refused = Assert.Throws<GatewayLaunchException>(() => GatewayLauncher.Start(_folder.PathOf("spark-submit"), [], Log));
        Assert.Contains(_folder.PathOf("spark-submit"), refused.Message, StringComparison.Ordinal);
        Assert.Null(refused.ExitCode);
    }

    [Fact]
    public void Start_OfAProgramThatEnds_HasItsExitCodeAndLastLines()
    {
        var refused = Assert.Throws<GatewayLaunchException>(() => GatewayLauncher.Start(Script("seq 1 300; echo JAVA_HOME is not set >&2; exit 3"), [], Log));
        Assert.Equal(3, refused.ExitCode);
        Assert.StartsWith("102\n", refused.LastLines, StringComparison.Ordinal);
        Assert.EndsWith("300\nJAVA_HOME is not set", refused.LastLines, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_WhereTheLogCannotBeWritten_IsRefused()
    {
        var refused = Assert.Throws<GatewayLaunchException>(() => GatewayLauncher.Start(Script("exit 0"), [], _folder.PathOf("none", "log")));
        Assert.NotEqual(0, refused.ExitCode);
    }

    private string Script(string lines) => FakeSubmit.Write(_folder.PathOf("submit"), lines);
}
