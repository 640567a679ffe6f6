using System.Text;
using FleetSpark.Tables;

namespace FleetSpark.Landing.Records;

/// <summary>The text fields of a source, as a tree of the members that lead to them.</summary>
internal sealed class TextFields
{
    private readonly List<(byte[] Name, TextFields Fields)> _members = [];

    /// <summary>Whether the value here is a text field.</summary>
    public bool IsText { get; private set; }

    /// <summary>The text fields among a source's fields.</summary>
    public static TextFields Of(IEnumerable<FieldDefinition> fields)
    {
        var root = new TextFields();
        foreach (var field in fields.Where(field => field.IsText))
        {
            var node = root;
            foreach (var name in field.Path)
            {
                node = node.Grow(Encoding.UTF8.GetBytes(name));
            }

            node.IsText = true;
        }

        return root;
    }

    /// <summary>What lies below a member; null where no text field does.</summary>
    public TextFields? Below(ReadOnlySpan<byte> name)
    {
        foreach (var (member, fields) in _members)
        {
            if (name.SequenceEqual(member))
            {
                return fields;
            }
        }

        return null;
    }

    private TextFields Grow(byte[] name)
    {
        if (Below(name) is { } known)
        {
            return known;
        }

        var grown = new TextFields();
        _members.Add((name, grown));
        return grown;
    }
}
