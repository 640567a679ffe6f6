using System.Text;
using System.Text.RegularExpressions;

namespace FleetSpark.RehearsalTests;

/// <summary>
/// docs/guides/deploy.md, block by block, as its reader calls it: in a folder that has the clone's scripts, in which the reader's own files lie. What only the local cloud wants is told to
/// Terraform by variables, and overruled by what the guide says.
/// </summary>
/// <param name="cloud">The cloud in AWS's place.</param>
/// <param name="folder">The reader's folder.</param>
/// <param name="state">The folder of Terraform's state.</param>
internal sealed partial class DeployGuide(LocalCloud cloud, string folder, string state)
{
    // The AWS CLI of Debian is older than the variable AWS_ENDPOINT_URL.
    private const string AwsWithEndpoint = "aws() { command aws --endpoint-url \"$AWS_ENDPOINT_URL\" --region \"$AWS_REGION\" \"$@\"; }";

    // The day has all sources.
    private const string PositionsAlone = "landing_schedules     = {}";

    // Terraform makes its some 170 resources by some 1,500 calls of one server.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly Queue<GuideBlock> _blocks = new(Guide.Read("docs/guides/deploy.md").Blocks);
    private readonly StringBuilder _exports = new();

    /// <summary>How many blocks were not walked yet.</summary>
    public int Left => _blocks.Count;

    /// <summary>The reader's folder.</summary>
    public string Folder => folder;

    /// <summary>Begins where functions are built and the clone is at hand.</summary>
    public void Begin()
    {
        // scripts/test has called it, which takes minutes.
        var block = _blocks.Dequeue();
        var functions = RepositoryFiles.PathOf("artifacts", "functions");
        if (block.Script != "scripts/functions\n" || !File.Exists(Path.Combine(functions, "queue.zip")) || !File.Exists(Path.Combine(functions, "calls.zip")))
        {
            throw new InvalidOperationException($"The guide begins by 'scripts/functions', and '{functions}' has queue.zip and calls.zip: here it begins by '{block.Script}'.");
        }

        var scripts = Directory.CreateDirectory(Path.Combine(folder, "scripts")).FullName;
        foreach (var script in Directory.EnumerateFiles(RepositoryFiles.PathOf("scripts")))
        {
            File.CreateSymbolicLink(Path.Combine(scripts, Path.GetFileName(script)), script);
        }
    }

    /// <summary>Walks the next block.</summary>
    /// <param name="command">What it must have, so that guide and day stay beside each other.</param>
    /// <param name="role">By which role; null for the account's administrator.</param>
    public async Task WalkAsync(string command, CloudRole? role = null)
    {
        var block = _blocks.Dequeue();
        if (!block.Script.Contains(command, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The guide goes on by '{block.Script}', and the rehearsal by '{command}'.");
        }

        var process = FleetProcess.StartOther("env", folder, [.. Variables(role), "bash", "-c", $"set -euo pipefail\n{AwsWithEndpoint}\n{_exports}{block.Script.Replace(PositionsAlone, string.Empty, StringComparison.Ordinal)}"]);
        await process.StandardInput.WriteAsync("yes\n"); // which Terraform asks for
        var end = await FleetProcess.FinishAsync(process, Patience);
        if (end.ExitCode != 0 || block.MissingIn(end.Output) is not [])
        {
            throw new InvalidOperationException($"'{command}' of the guide ended with {end.ExitCode}; of what it shows it did not print '{string.Join('\n', block.MissingIn(end.Output))}': {end.Error}{end.Output[^Math.Min(end.Output.Length, 4000)..]}");
        }

        foreach (Match export in Export().Matches(block.Script))
        {
            _exports.AppendLine(export.Value);
        }
    }

    private IEnumerable<string> Variables(CloudRole? role)
    {
        var here = $"-no-color -parallelism=30 -var-file={RepositoryFiles.PathOf("tests", "localcloud", "terraform.tfvars")} -var=aws_endpoint_url={cloud.Variables["AWS_ENDPOINT_URL"]}";
        yield return $"TF_DATA_DIR={state}";
        yield return $"TF_CLI_ARGS_apply={here}";
        yield return $"TF_CLI_ARGS_destroy={here} -refresh=false"; // what stands is known: nobody else was there
        if (role is not null)
        {
            yield return $"AWS_ACCESS_KEY_ID={role.Name}";
        }
    }

    [GeneratedRegex("^export .*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Export();
}
