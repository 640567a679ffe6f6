using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace FleetSpark.Core;

/// <summary>
/// A strict view of one YAML mapping: a key that nobody asks for, a missing one and a wrong value are faults, and all faults of a
/// file are reported at once. Built on the document model, without reflection, so that it also serves NativeAOT programs.
/// </summary>
public sealed class YamlMap
{
    private const int MostLevels = 32; // the document model is built by recursion

    private readonly YamlMappingNode _node;
    private readonly string _where;
    private readonly ICollection<string> _faults;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private YamlMap(YamlMappingNode node, string where, ICollection<string> faults)
    {
        _node = node;
        _where = where;
        _faults = faults;
    }

    /// <summary>Reads a file's text; adds to <paramref name="faults"/> and returns null where it is no YAML mapping.</summary>
    public static YamlMap? Parse(string text, string fileName, ICollection<string> faults)
    {
        var stream = new YamlStream();
        try
        {
            if (RefusedPart(text) is { } refused)
            {
                faults.Add($"{fileName} {refused}");
                return null;
            }

            using var reader = new StringReader(text);
            stream.Load(reader);
        }
        catch (YamlException broken)
        {
            faults.Add($"{fileName} line {broken.Start.Line}: {broken.Message}");
            return null;
        }

        if (stream.Documents is [{ RootNode: YamlMappingNode root }])
        {
            return new YamlMap(root, fileName, faults);
        }

        faults.Add($"{fileName}: one YAML mapping is expected");
        return null;
    }

    // Seen before the document is built. An alias is not quoted: an unquoted password may begin as one does.
    private static string? RefusedPart(string text)
    {
        using var reader = new StringReader(text);
        var parser = new Parser(reader);
        var levels = 0;
        while (parser.MoveNext())
        {
            levels += parser.Current!.NestingIncrease;
            if (levels > MostLevels)
            {
                return $"line {parser.Current.Start.Line}: it is nested more than {MostLevels} levels deep";
            }

            if (parser.Current is AnchorAlias)
            {
                return $"line {parser.Current.Start.Line}: a value that begins with * is an alias, which is not read here; put it in quotes where it is a text";
            }
        }

        return null;
    }

    /// <summary>The keys in the order of the file.</summary>
    public IReadOnlyList<string> Keys => [.. _node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? string.Empty)];

    /// <summary>Whether a key is there, which counts as having been asked for.</summary>
    public bool Has(string key) => Child(key) is not null;

    /// <summary>A text that must be there.</summary>
    public string Required(string key)
    {
        var value = Optional(key);
        if (value is null)
        {
            _faults.Add($"{_where}: '{key}' is missing");
        }

        return value ?? string.Empty;
    }

    /// <summary>A text, or null where the key is absent.</summary>
    public string? Optional(string key) => Child(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value,
        _ => Fault<string>($"'{key}' must be a text"),
    };

    /// <summary>A whole number, or <paramref name="absent"/> where the key is absent.</summary>
    public int WholeNumber(string key, int absent)
    {
        var text = Optional(key);
        if (text is null)
        {
            return absent;
        }

        return int.TryParse(text, out var number) ? number : Fault<int>($"'{key}' must be a whole number, not '{text}'");
    }

    /// <summary>A whole number within bounds, both included, or <paramref name="absent"/> where the key is absent.</summary>
    public int WholeNumber(string key, int absent, int least, int most)
    {
        var number = WholeNumber(key, absent);
        if (number < least || number > most)
        {
            AddFault($"'{key}' must be {least} to {most}");
        }

        return Math.Clamp(number, least, most);
    }

    /// <summary>true or false, or <paramref name="absent"/> where the key is absent.</summary>
    public bool Flag(string key, bool absent) => Optional(key) switch
    {
        null => absent,
        "true" => true,
        "false" => false,
        var text => Fault<bool>($"'{key}' must be true or false, not '{text}'"),
    };

    /// <summary>One of named choices, or <paramref name="absent"/> where the key is absent.</summary>
    public T Choice<T>(string key, T absent, IReadOnlyDictionary<string, T> choices)
    {
        var text = Optional(key);
        if (text is null)
        {
            return absent;
        }

        return choices.TryGetValue(text, out var choice) ? choice : Fault<T>($"'{key}' must be one of {string.Join(", ", choices.Keys)}, not '{text}'")!;
    }

    /// <summary>A list of texts; empty where the key is absent.</summary>
    public IReadOnlyList<string> Texts(string key) => Child(key) switch
    {
        null => [],
        YamlSequenceNode sequence when sequence.Children.All(item => item is YamlScalarNode) =>
            [.. sequence.Children.Cast<YamlScalarNode>().Select(item => item.Value ?? string.Empty)],
        _ => Fault<IReadOnlyList<string>>($"'{key}' must be a list of texts") ?? [],
    };

    /// <summary>A mapping below this one; an empty one where the key is absent or has no value.</summary>
    public YamlMap Map(string key)
    {
        var child = Child(key);
        if (child is null or YamlScalarNode { Value: "" or "~" or "null" })
        {
            return new YamlMap([], $"{_where}: {key}", _faults);
        }

        return child is YamlMappingNode node
            ? new YamlMap(node, $"{_where}: {key}", _faults)
            : Fault<YamlMap>($"'{key}' must be a mapping") ?? new YamlMap([], _where, []); // what it lacks besides goes without saying
    }

    /// <summary>Adds a fault of this mapping.</summary>
    public void AddFault(string fault) => _faults.Add($"{_where}: {fault}");

    /// <summary>Adds a fault for each key that was never asked for; call it last.</summary>
    public void RefuseUnknownKeys()
    {
        foreach (var key in Keys.Where(key => !_asked.Contains(key)))
        {
            _faults.Add($"{_where}: '{key}' is not known here; known are {string.Join(", ", _asked)}");
        }
    }

    private YamlNode? Child(string key)
    {
        _asked.Add(key);
        return _node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
    }

    private T? Fault<T>(string fault)
    {
        AddFault(fault);
        return default;
    }
}
