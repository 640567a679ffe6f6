namespace FleetSpark.RehearsalTests;

/// <summary>Who does something by a role: whose name is the access key, by which the local cloud knows it.</summary>
/// <param name="Name">The role's name.</param>
internal sealed record CloudRole(string Name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Runs a command of <c>fleet</c> to its good end.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> FleetAsync(params string[] arguments)
    {
        var result = await FleetProcess.FinishAsync(FleetProcess.StartOther("env", RepositoryFiles.Root, [$"AWS_ACCESS_KEY_ID={Name}", $"FLEET_CLONE={RepositoryFiles.Root}", FleetProcess.Program, .. arguments]), Patience);
        return result.ExitCode == 0 ? result.Output : throw new InvalidOperationException($"By {Name}, fleet {string.Join(' ', arguments.Select(Shown))} ended with {result.ExitCode}: {result.Error}");
    }

    // Of SQL, which is long, its first line says which it is.
    private static string Shown(string argument) => argument.Split('\n', 2) is [var first, _] ? $"'{first} ...'" : argument;
}
