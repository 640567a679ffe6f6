using System.Text.Json;

namespace FleetSpark.RehearsalTests;

/// <summary>What Terraform knows of what it made.</summary>
/// <param name="folder">The folder of its state.</param>
internal sealed class CloudTerraform(string folder)
{
    /// <summary>The outputs' values.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> OutputsAsync() =>
        JsonDocument.Parse(await RunAsync("output -json")).RootElement.EnumerateObject().ToDictionary(output => output.Name, output => output.Value.GetProperty("value"), StringComparer.Ordinal);

    /// <summary>The addresses of what it made and did not take away.</summary>
    public async Task<IReadOnlyList<string>> ResourcesAsync() =>
        [.. (await RunAsync("state list")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(address => !address.Contains("data.", StringComparison.Ordinal))];

    private async Task<string> RunAsync(string command) => (await FleetProcess.ShellAsync(RepositoryFiles.Root, $"TF_DATA_DIR='{folder}' scripts/terraform {command}")).Answer;
}
