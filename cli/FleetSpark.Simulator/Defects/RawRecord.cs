using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FleetSpark.Simulator.Defects;

/// <summary>A JSON object as a list of names and raw values, so that any of it can be spoilt. It never changes: each method gives another.</summary>
internal sealed class RawRecord
{
    private readonly (string Name, string Raw)[] _members;

    private RawRecord((string Name, string Raw)[] members) => _members = members;

    /// <summary>The empty object.</summary>
    public static RawRecord Empty { get; } = new([]);

    /// <summary>A text as JSON, quotes and all.</summary>
    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>With a member whose value is JSON as it stands; replaces one of that name.</summary>
    public RawRecord With(string name, string raw)
    {
        var index = Array.FindIndex(_members, m => m.Name == name);
        if (index < 0)
        {
            return new RawRecord([.. _members, (name, raw)]);
        }

        var members = _members.ToArray();
        members[index] = (name, raw);
        return new RawRecord(members);
    }

    /// <summary>With a member whose value is a text.</summary>
    public RawRecord WithText(string name, string text) => With(name, Quote(text));

    /// <summary>Without a member.</summary>
    public RawRecord Without(string name) => new([.. _members.Where(m => m.Name != name)]);

    /// <summary>With a member a second time, at the end.</summary>
    public RawRecord Doubled(string name, string raw) => new([.. _members, (name, raw)]);

    /// <summary>The raw value of a member.</summary>
    public string this[string name] => Array.Find(_members, m => m.Name == name).Raw;

    /// <summary>The object on one line, without blanks.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("{");
        foreach (var (name, raw) in _members)
        {
            text.Append(text.Length == 1 ? "" : ",").Append('"').Append(name).Append("\":").Append(raw);
        }

        return text.Append('}').ToString();
    }
}
