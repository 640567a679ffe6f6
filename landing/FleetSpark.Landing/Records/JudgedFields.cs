using System.Text;
using FleetSpark.Tables;

namespace FleetSpark.Landing.Records;

/// <summary>The fields of a source that landing looks into, as a tree of the members that lead to them: texts and money.</summary>
internal sealed class JudgedFields
{
    private readonly List<(byte[] Name, JudgedFields Fields)> _members = [];

    /// <summary>Whether the value here is a text field.</summary>
    public bool IsText { get; private set; }

    /// <summary>Whether the value here is money, which Spark would read through a double.</summary>
    public bool IsMoney { get; private set; }

    /// <summary>Those among a source's fields.</summary>
    public static JudgedFields Of(IEnumerable<FieldDefinition> fields)
    {
        var root = new JudgedFields();
        foreach (var field in fields.Where(field => field.IsText || field.IsMoney))
        {
            var node = root;
            foreach (var name in field.Path)
            {
                node = node.Grow(Encoding.UTF8.GetBytes(name));
            }

            node.IsText = field.IsText;
            node.IsMoney = field.IsMoney;
        }

        return root;
    }

    /// <summary>What lies below a member; null where none of them does.</summary>
    public JudgedFields? Below(ReadOnlySpan<byte> name)
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

    private JudgedFields Grow(byte[] name)
    {
        if (Below(name) is { } known)
        {
            return known;
        }

        var grown = new JudgedFields();
        _members.Add((name, grown));
        return grown;
    }
}
