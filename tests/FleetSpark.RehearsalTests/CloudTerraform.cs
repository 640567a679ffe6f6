using System.Text.Json;

namespace FleetSpark.RehearsalTests;

/// <summary>infra/terraform on the local cloud.</summary>
/// <param name="cloud">The cloud.</param>
/// <param name="folder">A folder for its state.</param>
internal sealed class CloudTerraform(LocalCloud cloud, string folder)
{
    // Its some 170 resources are some 1,500 calls of one server.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Makes all of it.</summary>
    public Task ApplyAsync() => RunAsync("apply -auto-approve -parallelism=30", isPlanned: true);

    /// <summary>Takes all of it away. What stands is known: nobody else was there.</summary>
    public Task DestroyAsync() => RunAsync("destroy -auto-approve -parallelism=30 -refresh=false", isPlanned: true);

    /// <summary>The outputs' values.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> OutputsAsync() =>
        JsonDocument.Parse(await RunAsync("output -json")).RootElement.EnumerateObject().ToDictionary(output => output.Name, output => output.Value.GetProperty("value"), StringComparer.Ordinal);

    /// <summary>The addresses of what it made and did not take away.</summary>
    public async Task<IReadOnlyList<string>> ResourcesAsync() =>
        [.. (await RunAsync("state list")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(address => !address.Contains("data.", StringComparison.Ordinal))];

    private async Task<string> RunAsync(string command, bool isPlanned = false)
    {
        var options = isPlanned ? $"-no-color -var-file=tests/localcloud/terraform.tfvars -var=aws_endpoint_url={cloud.Variables["AWS_ENDPOINT_URL"]}" : string.Empty;
        var result = await FleetProcess.FinishAsync(FleetProcess.StartOther("bash", RepositoryFiles.Root, "-c", $"TF_DATA_DIR='{folder}' scripts/terraform {command} {options}"), Patience);
        return result.ExitCode == 0 ? result.Output : throw new InvalidOperationException($"terraform {command} ended with {result.ExitCode}: {result.Error}{result.Output[^Math.Min(result.Output.Length, 2000)..]}");
    }
}
