using System.Text.RegularExpressions;

namespace FleetSpark.Testing;

/// <summary>
/// A document whose blocks of <c>bash</c> a reader is meant to run, one after the other. What <c>bash fails</c> says ends by an error, what <c>bash beside</c> says runs on; a block of
/// <c>text</c> below shows some of the lines that are printed.
/// </summary>
/// <param name="Name">Its path in the repository.</param>
/// <param name="Blocks">The blocks.</param>
public sealed partial record Guide(string Name, IReadOnlyList<GuideBlock> Blocks)
{
    /// <summary>Reads one.</summary>
    /// <param name="name">Its path in the repository, by slashes.</param>
    public static Guide Read(string name)
    {
        var blocks = new List<GuideBlock>();
        foreach (Match fence in Fence().Matches(File.ReadAllText(RepositoryFiles.PathOf(name.Split('/')))))
        {
            var (kind, text) = (fence.Groups["kind"].Value, fence.Groups["text"].Value);
            if (kind.Split(' ') is ["bash", .. var how])
            {
                blocks.Add(new GuideBlock(text, [], Fails: how is ["fails"], IsBeside: how is ["beside"]));
            }
            else if (kind == "text" && blocks.Count > 0 && !fence.Groups["before"].Value.Contains("\n#", StringComparison.Ordinal))
            {
                blocks[^1] = blocks[^1] with { Shown = [.. blocks[^1].Shown, .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)] };
            }
        }

        return new Guide(name, blocks);
    }

    // What stands between it and the block before it, and what the block says. Under another heading it is no answer to that block.
    [GeneratedRegex(@"(?<before>(?:(?!^```)[^\n]*\n)*?)^```(?<kind>[^\n]+)\n(?<text>.*?)^```\n", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Fence();
}

/// <summary>Commands that stand together.</summary>
/// <param name="Script">The commands.</param>
/// <param name="Shown">Lines that are shown below as what they print.</param>
/// <param name="Fails">Whether the last of them, a line by itself, is shown to fail.</param>
/// <param name="IsBeside">Whether they run beside all that follow: a server.</param>
public sealed record GuideBlock(string Script, IReadOnlyList<string> Shown, bool Fails, bool IsBeside)
{
    /// <summary>The lines that are shown and were not printed.</summary>
    /// <param name="printed">What the commands printed.</param>
    public IReadOnlyList<string> MissingIn(string printed)
    {
        var lines = printed.Split('\n').Select(line => line.TrimEnd()).ToList();
        return [.. Shown.Where(shown => !lines.Any(line => IsAsShown(line, shown.TrimEnd())))];
    }

    // An ellipsis stands for what is another at each time.
    private static bool IsAsShown(string printed, string shown) => shown.Split('…') is [var whole]
        ? printed == whole
        : Regex.IsMatch(printed, $"^{string.Join(".*", shown.Split('…').Select(Regex.Escape))}$", RegexOptions.None, TimeSpan.FromSeconds(1));
}
