using FleetSpark.GuideTests;

[assembly: AssemblyFixture(typeof(Clone))]

namespace FleetSpark.GuideTests;

/// <summary>What a newcomer has after the README's first commands, called in an empty folder: a clone with a built program and the demo's lake. Its repository is this one's files as they are.</summary>
public sealed class Clone : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The clone's folder.</summary>
    public string Folder => _folder.PathOf("fleetspark");

    /// <summary>What the demo printed.</summary>
    public string Demo { get; private set; } = string.Empty;

    internal static Guide Readme { get; } = Guide.Read("README.md");

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await ShellAsync($"""
            git init -q repository
            git -c safe.directory='*' -C '{RepositoryFiles.Root}' ls-files -co --exclude-standard -z | tar -C '{RepositoryFiles.Root}' --ignore-failed-read --null -T - -c | tar -C repository -x
            git -C repository add -A
            git -C repository -c user.name=tests -c user.email=tests@localhost commit -qm repository
            """);
        var begin = Readme.Blocks[0];
        Demo = await Walk.ThroughAsync([begin with { Script = begin.Script.Replace("<this repository>", _folder.PathOf("repository"), StringComparison.Ordinal) }], _folder.Path);
        // Each walk copies this folder, and needs the program alone.
        await ShellAsync("rm -r fleetspark/artifacts/bin fleetspark/artifacts/obj");
    }

    /// <summary>A copy of the clone as it is now.</summary>
    internal async Task<TemporaryFolder> CopyAsync()
    {
        var copy = new TemporaryFolder();
        await ShellAsync($"cp -a '{Folder}/.' '{copy.Path}'");
        return copy;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ShellAsync(string script)
    {
        var end = await FleetProcess.ShellAsync(_folder.Path, $"set -euo pipefail\n{script}");
        Assert.True(end.ExitCode == 0, end.Error);
    }
}
