namespace FleetSpark.CliTests;

/// <summary><c>scripts/spark</c> with the Spark that the machine has, which it installs where it has none, and <c>scripts/fleet</c>, which asks it.</summary>
public sealed class SparkScriptTests : IDisposable
{
    private static readonly string Script = RepositoryFiles.PathOf("scripts", "spark");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Help_OfTheScript_IsPrintedAndEndsWell()
    {
        var asked = await RunAsync($"'{Script}' --help");
        var bare = await RunAsync($"'{Script}'");
        Assert.Contains("scripts/spark submit ARGS...", asked.Answer, StringComparison.Ordinal);
        Assert.Equal(asked, bare);
    }

    [Theory]
    [InlineData("--hom")]
    [InlineData("--home --env")]
    [InlineData("run")]
    public async Task Arguments_ThatAreNone_EndWith2AndTheUsage(string arguments)
    {
        var result = await RunAsync($"'{Script}' {arguments}");
        Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
        Assert.Contains("usage: scripts/spark", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SparkHome_ThatIsNoFolder_IsRefused() => await IsRefusedAsync(_folder.PathOf("nothing"), "there is no such folder.");

    [Fact]
    public async Task SparkHome_WithoutSparkSubmit_IsRefused() => await IsRefusedAsync(_folder.Path, "it has no bin/spark-submit.");

    [Fact]
    public async Task SparkHome_WhoseVersionCannotBeTold_IsRefused()
    {
        await MakeSparkAsync();
        await IsRefusedAsync(_folder.Path, "its version cannot be told");
    }

    [Theory]
    [InlineData("spark-core_2.12-3.4.1.jar", "it is Spark 3.4.1.")]
    [InlineData("spark-core_2.13-4.0.0.jar", "it is Spark 4.0.0.")]
    [InlineData("spark-core_2.12-3.51.0.jar", "it is Spark 3.51.0.")]
    public async Task SparkHome_WithTheJarOfAnotherVersion_IsRefused(string jar, string why)
    {
        await MakeSparkAsync();
        Write(jar, "jars");
        await IsRefusedAsync(_folder.Path, why, "FS4008");
    }

    [Fact]
    public async Task SparkHome_WhoseReleaseIsAnother_IsRefused()
    {
        await MakeSparkAsync();
        await File.WriteAllTextAsync(_folder.PathOf("RELEASE"), "Spark 3.4.1 built for Hadoop 3.3.4\n", TestContext.Current.CancellationToken);
        await IsRefusedAsync(_folder.Path, "it is Spark 3.4.1.", "FS4008");
    }

    [Theory]
    [InlineData("spark-core_2.12-3.5.0.jar")]
    [InlineData("spark-core_2.12-3.5.2-amzn-1.jar")]
    public async Task SparkHome_OfTheSameLine_IsTaken(string jar)
    {
        await MakeSparkAsync();
        Write(jar, "jars");
        var result = await RunAsync($"SPARK_HOME=. '{Script}' --home");
        Assert.Equal(_folder.Path + "\n", result.Answer);
    }

    [Fact]
    public async Task Home_OfTheScript_IsAFolderWithSparkSubmit()
    {
        var result = await RunAsync($"'{Script}' --home");
        IsSpark(result);
    }

    [Fact]
    public async Task JavaHome_OfTheScript_IsAFolderWithAJavaThatStarts()
    {
        var result = await RunAsync($"home=$('{Script}' --java-home) && \"$home/bin/java\" -version");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("version", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JavaHome_ThatIsNoJava_IsPassedOverAndSaid()
    {
        var result = await RunAsync($"JAVA_HOME='{_folder.Path}' '{Script}' --java-home");
        Assert.Equal(0, result.ExitCode);
        Assert.True(File.Exists(Path.Combine(result.Output.TrimEnd('\n'), "bin", "java")), result.Output);
        Assert.StartsWith($"JAVA_HOME is {_folder.Path}, and that will not do: it has no bin/java.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Env_OfTheScript_ExportsBothFromFoldersWithASpaceToo()
    {
        var spaced = _folder.PathOf("a Spark's folder");
        Directory.CreateDirectory(spaced);
        Directory.CreateSymbolicLink(Path.Combine(spaced, "spark"), (await RunAsync($"'{Script}' --home")).Output.TrimEnd('\n'));
        var result = await RunAsync($"export SPARK_HOME=\"$PWD/a Spark's folder/spark\"; unset JAVA_HOME; line=$('{Script}' --env); unset SPARK_HOME; eval \"$line\"; bash -c 'test -x \"$JAVA_HOME/bin/java\" && echo \"$SPARK_HOME\"'");
        Assert.Equal(Path.Combine(spaced, "spark") + "\n", result.Answer);
    }

    [Fact]
    public async Task Script_ByALinkFromAnotherFolder_IsTheSame()
    {
        Directory.CreateDirectory(_folder.PathOf("bin"));
        File.CreateSymbolicLink(_folder.PathOf("bin", "first"), Script);
        File.CreateSymbolicLink(_folder.PathOf("bin", "second"), "first");
        var direct = await RunAsync($"'{Script}' --home");
        var linked = await RunAsync("bin/second --home");
        IsSpark(linked);
        Assert.Equal(direct.Output, linked.Output);
    }

    [Fact]
    public async Task Submit_WithArguments_GivesThemToSparkSubmitAsTheyAre()
    {
        await MakeSparkAsync("#!/bin/sh\nprintf '%s\\n' \"$SPARK_HOME\" \"$@\"\ncat\nexit 7\n");
        Write("spark-core_2.12-3.5.9.jar", "jars");
        var result = await RunAsync($"echo fed | SPARK_HOME='{_folder.Path}' '{Script}' submit --name 'two words' ''");
        Assert.Equal((7, $"{_folder.Path}\n--name\ntwo words\n\nfed\n"), (result.ExitCode, result.Output));
    }

    [Fact]
    public async Task Submit_WhereNobodyConfiguresTheLog_HasWarningsAloneAndTheCallersOptionsAfterThem()
    {
        await MakeSparkAsync("#!/bin/sh\nprintf '%s\\n' \"$SPARK_SUBMIT_OPTS\"\n");
        Write("spark-core_2.12-3.5.9.jar", "jars");
        var line = $"SPARK_SUBMIT_OPTS=-Da=b SPARK_HOME='{_folder.Path}' '{Script}' submit";
        Assert.Equal($"\"-Dlog4j.configurationFile={RepositoryFiles.PathOf("scripts", "spark-log4j2.properties")}\" -Da=b\n", (await RunAsync($"unset SPARK_CONF_DIR; {line}")).Output);
        Write("log4j2.properties", "conf");
        Assert.Equal("-Da=b\n", (await RunAsync($"unset SPARK_CONF_DIR; {line}")).Output);
    }

    [Fact]
    public async Task Submit_OfTheVersion_IsThatOfSpark()
    {
        var result = await RunAsync($"'{Script}' submit --version 2>&1");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("version 3.5.", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run --engine spark", "unset JAVA_HOME")]
    [InlineData("run --engine spark", "export JAVA_HOME=/nowhere")]
    [InlineData("run --tables trucks --engine=spark --json", "unset JAVA_HOME")]
    [InlineData("run --engine --engine spark", "unset JAVA_HOME")]
    [InlineData("--lake sql run --engine spark", "unset JAVA_HOME")]
    public async Task Fleet_ForASparkThatIsNone_EndsWithTheScriptsWords(string arguments, string java)
    {
        var result = await RunAsync($"{java}; SPARK_HOME='{_folder.Path}' '{RepositoryFiles.PathOf("scripts", "fleet")}' {arguments}");
        Assert.Equal((1, string.Empty), (result.ExitCode, result.Output));
        Assert.StartsWith($"FS4006 SPARK_HOME is {_folder.Path}, which is no Spark 3.5: it has no bin/spark-submit.", result.Error, StringComparison.Ordinal);
    }

    // A clone that is built, whose program says whether scripts/spark was asked.
    [Theory]
    [InlineData("check --engine spark", "asked")]
    [InlineData("run --engine spark --help", "not asked")]
    [InlineData("run --tables trucks", "not asked")]
    [InlineData("--lake run sql --on athena --engine spark", "not asked")]
    public async Task Fleet_OfACommand_AsksForSparkWhereItsEngineIsOne(string arguments, string expected)
    {
        Write("fleet", "artifacts/fleet", "#!/bin/sh\necho \"${ASKED:-not asked}\"\n");
        Write("fleet.stamp", "artifacts");
        Write("spark", "scripts", "#!/bin/sh\necho export ASKED=asked\n");
        var result = await RunAsync($"cp '{RepositoryFiles.PathOf("scripts", "fleet")}' scripts/fleet; chmod +x scripts/spark artifacts/fleet/fleet; scripts/fleet {arguments}");
        Assert.Equal($"{expected}\n", result.Answer);
    }

    private static void IsSpark(FleetResult result)
    {
        Assert.Equal(0, result.ExitCode);
        Assert.True(File.Exists(Path.Combine(result.Output.TrimEnd('\n'), "bin", "spark-submit")), result.Output);
    }

    private async Task IsRefusedAsync(string home, string why, string code = "FS4006")
    {
        foreach (var question in new[] { "--home", "--env", "submit --version" })
        {
            var result = await RunAsync($"SPARK_HOME='{home}' '{Script}' {question}");
            Assert.Equal((1, string.Empty), (result.ExitCode, result.Output));
            Assert.StartsWith($"{code} SPARK_HOME is {home}, which is no Spark 3.5: {why}", result.Error, StringComparison.Ordinal);
            Assert.Contains("unset it", result.Error, StringComparison.Ordinal);
        }
    }

    // A folder that looks like a Spark, but for its version.
    private async Task MakeSparkAsync(string submit = "")
    {
        Write("spark-submit", "bin", submit);
        Assert.Equal(string.Empty, (await RunAsync("chmod +x bin/spark-submit")).Answer);
    }

    private void Write(string name, string folder, string text = "")
    {
        Directory.CreateDirectory(_folder.PathOf(folder));
        File.WriteAllText(_folder.PathOf(folder, name), text);
    }

    private Task<FleetResult> RunAsync(string line) => FleetProcess.ShellAsync(_folder.Path, line);
}
