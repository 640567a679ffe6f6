using FleetSpark.Core;
using YamlDotNet.RepresentationModel;

namespace FleetSpark.EngineTests.Stories;

/// <summary>
/// One story of one table: <c>tests/golden/TABLE/STORY.yaml</c>. Its <c>raw</c> is a list of groups, one raw object each
/// (<c>source</c>, <c>sent</c>, <c>records</c>, <c>lines</c> as they landed, or <c>refused</c>), with the word <c>run</c> where the pipeline runs in between; it always
/// runs at the end. Its <c>expect</c> is all rows of the table; a column that any row states is compared in every row, left out means null.
/// <c>expect_some</c> is for a table of a reference file, of which a story names a few rows.
/// </summary>
internal sealed record GoldenCase(string Story, string? Settings, IReadOnlyList<RawGroup?> Raw, IReadOnlyList<IReadOnlyDictionary<string, string>> Expected, bool IsWhole)
{
    private const string Whole = "expect";
    private const string Some = "expect_some";

    public static GoldenCase Read(string path)
    {
        var stream = new YamlStream();
        using var text = new StringReader(File.ReadAllText(path));
        stream.Load(text);
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        Assert.Empty(Keys(root).Except(["story", "settings", "raw", Whole, Some], StringComparer.Ordinal));
        var isWhole = root.Children.ContainsKey(Whole);
        return new GoldenCase(
            TextOf(root["story"]),
            root.Children.TryGetValue("settings", out var settings) ? string.Concat(((YamlMappingNode)settings).Select(pair => $"{pair.Key}: {pair.Value}\n")) : null,
            root.Children.TryGetValue("raw", out var raw) ? [.. ((YamlSequenceNode)raw).Select(GroupOf)] : [],
            [.. ((YamlSequenceNode)root[isWhole ? Whole : Some]).Cast<YamlMappingNode>().Select(RowOf)],
            isWhole);
    }

    private static RawGroup? GroupOf(YamlNode node)
    {
        if (node is YamlScalarNode word)
        {
            Assert.Equal("run", word.Value);
            return null;
        }

        var map = (YamlMappingNode)node;
        Assert.Empty(Keys(map).Except(["source", "sent", "records", "lines", "refused"], StringComparer.Ordinal));
        var isRefused = map.Children.ContainsKey("refused");
        Assert.True(UtcInstants.TryParse(TextOf(map["sent"]), out var sentAt), "'sent' is an instant");
        if (map.Children.TryGetValue("lines", out var lines))
        {
            return new RawGroup(TextOf(map["source"]), sentAt, IsRefused: false, [.. ((YamlSequenceNode)lines).Select(TextOf)]);
        }

        return new RawGroup(TextOf(map["source"]), sentAt, isRefused, [.. ((YamlSequenceNode)map[isRefused ? "refused" : "records"]).Select(YamlAsJson.Of)]);
    }

    private static Dictionary<string, string> RowOf(YamlMappingNode row) => row
        .Where(cell => cell.Value is not YamlScalarNode { Value: null or "" or "null" or "~" })
        .ToDictionary(cell => TextOf(cell.Key), cell => TextOf(cell.Value), StringComparer.Ordinal);

    private static IEnumerable<string> Keys(YamlMappingNode map) => map.Children.Keys.Select(TextOf);

    private static string TextOf(YamlNode node) => ((YamlScalarNode)node).Value!;
}

/// <summary>Records that become one raw object.</summary>
internal sealed record RawGroup(string Source, DateTimeOffset SentAt, bool IsRefused, IReadOnlyList<string> Lines);
