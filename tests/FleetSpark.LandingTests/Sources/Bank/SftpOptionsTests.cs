using FleetSpark.Core;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Bank.Sftp;

namespace FleetSpark.LandingTests.Bank;

/// <summary>How the bank's server is set.</summary>
public sealed class SftpOptionsTests
{
    private const string Pin = "F3FobJnVutHUDHbn2ri8AHIiNYbh8MpXUPlBF0fmHCQ";

    [Fact]
    public void Options_ThatAreWhole_AreRead()
    {
        var (options, faults) = Read(
            $$"""
            host: sftp.bank.example
            port: 2222
            user: fleet
            host_keys: ["SHA256:{{Pin}}", {{Pin}}=]
            private_key: "secretsmanager:bank/key"
            passphrase: ssm:/bank/phrase
            folder: /out
            pattern: "extrato-*.json"
            marker_suffix: .ok
            done_folder: done
            look_interval_seconds: 5
            connect_timeout_seconds: 6
            operation_timeout_seconds: 7
            tries: 8
            largest_file_mebibytes: 9
            spool_folder: /var/spool/fleet
            """);
        Assert.Empty(faults);
        Assert.Equal([Pin, Pin], options.HostKeys);
        Assert.Equal(
            new SftpOptions
            {
                Host = "sftp.bank.example",
                Port = 2222,
                User = "fleet",
                HostKeys = options.HostKeys,
                PrivateKey = new SecretName(SecretStore.SecretsManager, "bank/key"),
                Passphrase = new SecretName(SecretStore.Parameter, "/bank/phrase"),
                Folder = "/out",
                Pattern = "extrato-*.json",
                MarkerSuffix = ".ok",
                DoneFolder = "done",
                LookInterval = TimeSpan.FromSeconds(5),
                ConnectTimeout = TimeSpan.FromSeconds(6),
                OperationTimeout = TimeSpan.FromSeconds(7),
                Tries = 8,
                LargestFileBytes = 9 << 20,
                SpoolFolder = "/var/spool/fleet",
            },
            options);
    }

    [Fact]
    public void Options_LeftOut_HaveTheirDefaults()
    {
        var (options, faults) = Read($"host: h\nuser: u\nhost_keys: [{Pin}]\npassword: file:/secret\nfolder: /out\n");
        Assert.Empty(faults);
        var defaults = new SftpOptions { Host = "h", User = "u", HostKeys = options.HostKeys, Password = new SecretName(SecretStore.File, "/secret"), Folder = "/out" };
        Assert.Equal(defaults, options);
    }

    [Fact]
    public void Options_WithFaults_NameAllOfThemAndNoSecret()
    {
        var (_, faults) = Read("host_keys: [abc]\nport: 0\nprivate_key: hunter2\npassword: hunter3\ntries: 0\nlook_interval_seconds: 1\nmarker_suffix: a/b\ndone_folder: \"\"\ncolour: red\n");
        var text = string.Join('\n', faults);
        Assert.All(
            (string[])["'host' is missing", "'user' is missing", "'folder' is missing", "'host_keys' has 'abc'", "'port'", "'private_key' must say", "'password' must say", "'tries'", "'look_interval_seconds' must be 2", "'marker_suffix'", "'done_folder'", "'colour' is not known"],
            fault => Assert.Contains(fault, text, StringComparison.Ordinal));
        Assert.DoesNotContain("hunter", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "one of 'private_key' and 'password'")]
    [InlineData("password: file:a\nprivate_key: file:b\n", "one of 'private_key' and 'password'")]
    [InlineData("password: file:a\npassphrase: file:b\n", "'passphrase' is that of 'private_key'")]
    [InlineData("password: file:a\ndone_folder: .\n", "another folder than 'folder'")]
    [InlineData("password: file:a\ndone_folder: /out\n", "another folder than 'folder'")]
    [InlineData("password: file:a\ndone_folder: /out/\n", "another folder than 'folder'")]
    [InlineData("password: file:a\ndone_folder: ../out/./\n", "another folder than 'folder'")]
    [InlineData("password: file:a\ndone_folder: done/..\n", "another folder than 'folder'")]
    public void Options_ThatContradict_AreAFault(string lines, string fault)
    {
        var (_, faults) = Read($"host: h\nuser: u\nhost_keys: [{Pin}]\nfolder: /out\n{lines}");
        Assert.Contains(fault, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_WithoutAHostKey_AreAFault()
    {
        var (_, faults) = Read("host: h\nuser: u\nfolder: /out\npassword: file:a\n");
        Assert.Contains("'host_keys' must hold at least one", Assert.Single(faults), StringComparison.Ordinal);
    }

    private static (SftpOptions Options, IReadOnlyList<string> Faults) Read(string text)
    {
        var faults = new List<string>();
        return (SftpOptions.Read(YamlMap.Parse(text, "bank.yaml", faults)!), faults);
    }
}
