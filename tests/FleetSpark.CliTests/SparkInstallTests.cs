namespace FleetSpark.CliTests;

/// <summary>How <c>scripts/spark</c> installs, in a made-up repository: its <c>../shared/tools</c> and its pip are scripts of the test.</summary>
public sealed class SparkInstallTests : IDisposable
{
    // Makes in $1 what passes for a Spark, a jar at a time as an archive is unpacked.
    private const string Unpack = "mkdir -p \"$1/bin\" \"$1/jars\"; touch \"$1/bin/spark-submit\"; chmod +x \"$1/bin/spark-submit\"; sleep 1; touch \"$1/jars/spark-core_2.12-3.5.9.jar\"\n";
    private const string Tools = "repository/artifacts/tools";

    private readonly TemporaryFolder _folder = new();

    public SparkInstallTests()
    {
        Directory.CreateDirectory(_folder.PathOf("repository", "scripts"));
        File.Copy(RepositoryFiles.PathOf("scripts", "spark"), _folder.PathOf("repository", "scripts", "spark"));
        Write("bin/xz", string.Empty);
        Write("bin/python3", "#!/bin/sh\necho 'pip is not reached' >&2\nexit 1\n");
        Write("bin/apt-get", "#!/bin/sh\necho 'apt is not reached' >&2\nexit 1\n");
        Write("bin/sudo", "#!/bin/sh\nexec \"$@\"\n");
    }

    private string Installed => _folder.PathOf([.. Tools.Split('/'), "spark-3.5.9"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Home_AskedForThriceAtOnce_IsInstalledOnce()
    {
        WriteShared($"echo called >>'{_folder.PathOf("calls")}'; set -- \"$1/spark-3.5.9\"; {Unpack}");
        var results = await Task.WhenAll(HomeAsync(), HomeAsync(), HomeAsync());
        Assert.All(results, result => Assert.Equal((0, Installed + "\n"), (result.ExitCode, result.Output)));
        Assert.Single(await File.ReadAllLinesAsync(_folder.PathOf("calls"), TestContext.Current.CancellationToken));
        Assert.Equal(Installed + "\n", (await HomeAsync()).Answer);
    }

    [Fact]
    public async Task Home_AfterAnInstallThatWasKilled_IsWhole()
    {
        WriteShared($"set -- \"$1/spark-3.5.9\"; {Unpack}");
        await RunAsync("repository/scripts/spark --home & sleep 0.5; kill -KILL $!");
        Assert.False(Directory.Exists(Installed));
        Assert.Equal(Installed + "\n", (await HomeAsync()).Output);
        Assert.True(File.Exists(Path.Combine(Installed, "jars", "spark-core_2.12-3.5.9.jar")));
        Assert.Equal(["spark-3.5.9"], FoldersOfTools());
    }

    [Fact]
    public async Task Home_WithoutSharedTools_IsThePackageThatPipInstalled()
    {
        // The last but one of its arguments is the folder, after --target.
        Write("bin/python3", $"#!/bin/bash\n[ \"${{*: -1}}\" = --version ] && exit\n[ \"${{*: -1}}\" = pyspark==3.5.9 ] || exit 1\nset -- \"${{@: -2:1}}/pyspark\"; {Unpack}");
        var result = await HomeAsync();
        Assert.Equal((0, _folder.PathOf([.. Tools.Split('/'), "pyspark-3.5.9", "pyspark"]) + "\n"), (result.ExitCode, result.Output));
        Assert.Equal(["pyspark-3.5.9"], FoldersOfTools());
    }

    [Fact]
    public async Task Home_WhereNothingCanBeInstalled_NamesWhatFailedAndTheThreeWays()
    {
        WriteShared("echo 'the disk is full' >&2; mkdir -p \"$1/spark-3.5.9/bin\"; exit 1");
        var result = await HomeAsync();
        Assert.Equal((1, string.Empty), (result.ExitCode, result.Output));
        Assert.All(["the disk is full", "apt is not reached", "set SPARK_HOME", "beside the repository", "PIP_FIND_LINKS"], words => Assert.Contains(words, result.Error, StringComparison.Ordinal));
        Assert.Empty(FoldersOfTools());
    }

    [Fact]
    public async Task Home_WhereTheToolsGiveAnotherSpark_IsNotThat()
    {
        WriteShared($"set -- \"$1/spark-3.5.9\"; {Unpack}mv \"$1/jars/spark-core_2.12-3.5.9.jar\" \"$1/jars/spark-core_2.12-3.4.1.jar\"\n");
        var result = await HomeAsync();
        Assert.Equal((1, string.Empty), (result.ExitCode, result.Output));
        Assert.Contains("../shared/tools: what it gave is no Spark 3.5: it is Spark 3.4.1", result.Error, StringComparison.Ordinal);
        Assert.Empty(FoldersOfTools());
    }

    private IEnumerable<string?> FoldersOfTools() => Directory.EnumerateDirectories(_folder.PathOf(Tools.Split('/'))).Select(Path.GetFileName);

    private void WriteShared(string script) => Write("shared/tools/install.sh", script);

    private void Write(string file, string text)
    {
        var path = _folder.PathOf(file.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private Task<FleetResult> HomeAsync() => RunAsync("repository/scripts/spark --home");

    private Task<FleetResult> RunAsync(string line) =>
        FleetProcess.ShellAsync(_folder.Path, $"chmod +x bin/*; unset SPARK_HOME; PATH=$PWD/bin:$PATH; {line}");
}
