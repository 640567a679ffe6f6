using System.Globalization;
using System.Text;

namespace FleetSpark.GuideTests;

/// <summary>Runs a guide's blocks in one shell, as a reader does, who stops where a command fails.</summary>
internal static class Walk
{
    private const string Mark = "@@ block ";

    // The README says 5555; here it is one that is free.
    private const string PortOfDocuments = "5555";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <summary>Walks, and holds what is printed to what is shown.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="folder">Where the reader stands.</param>
    /// <returns>All that was printed.</returns>
    public static async Task<string> ThroughAsync(IReadOnlyList<GuideBlock> blocks, string folder)
    {
        Assert.NotEmpty(blocks);
        using var files = new TemporaryFolder();
        await File.WriteAllTextAsync(files.PathOf("walk.sh"), ScriptOf(blocks, files.PathOf("cache"), LocalCloud.FreePort()), TestContext.Current.CancellationToken);
        var end = await FleetProcess.FinishAsync(FleetProcess.StartOther("bash", folder, "-c", $"exec bash '{files.PathOf("walk.sh")}' 2>&1"), Patience);
        Assert.True(end.ExitCode == 0, end.Output);
        var printed = end.Output.Split(Mark)[1..];
        Assert.Equal(blocks.Count, printed.Length);
        foreach (var (block, text) in blocks.Zip(printed))
        {
            Assert.True(block.MissingIn(text) is [], $"These lines are shown, and were not printed:\n{string.Join('\n', block.MissingIn(text))}\nThis was:\n{text}");
        }

        return end.Output;
    }

    // All but the last command are as in other blocks.
    private static string Failing(string commands)
    {
        var last = commands.TrimEnd('\n').LastIndexOf('\n') + 1;
        return $"{commands[..last]}if {commands[last..].TrimEnd()}; then echo 'It did not fail.'; exit 1; fi\n";
    }

    private static string ScriptOf(IReadOnlyList<GuideBlock> blocks, string cache, int port)
    {
        var script = new StringBuilder($"set -euo pipefail\nexport FLEET_CACHE='{cache}'\nbeside=\ntrap '[ -z \"$beside\" ] || kill $beside' EXIT\n");
        foreach (var (number, block) in blocks.Index())
        {
            var commands = block.Script.Replace(PortOfDocuments, port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            script.Append(CultureInfo.InvariantCulture, $"echo '{Mark}{number}'\n").Append(block switch
            {
                { IsBeside: true } => $"exec_beside() {{\nexec {commands}}}\nexec_beside & beside=$!\nuntil (exec 3<>/dev/tcp/127.0.0.1/{port}) 2>/dev/null; do kill -0 $beside; sleep 0.2; done\n",
                { Fails: true } => Failing(commands),
                _ => commands,
            });
        }

        return script.ToString();
    }
}
