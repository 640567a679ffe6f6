using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FleetSpark.EngineTests.Stories;

/// <summary>A record in YAML as the JSON text that would have landed; a quoted scalar is a string, a plain number stays digit for digit.</summary>
internal static partial class YamlAsJson
{
    public static string Of(YamlNode node) => node switch
    {
        YamlMappingNode map => $"{{{string.Join(',', map.Select(pair => $"{Quoted(((YamlScalarNode)pair.Key).Value!)}:{Of(pair.Value)}"))}}}",
        YamlSequenceNode list => $"[{string.Join(',', list.Select(Of))}]",
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text } when JsonWord().IsMatch(text) => text,
        YamlScalarNode scalar => Quoted(scalar.Value!),
        _ => throw new NotSupportedException(node.NodeType.ToString()),
    };

    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    [GeneratedRegex(@"^(true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JsonWord();
}
