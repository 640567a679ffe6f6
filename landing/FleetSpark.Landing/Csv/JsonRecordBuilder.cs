using System.Buffers;
using System.Text;
using System.Text.Json;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Csv;

/// <summary>Builds a JSON object whose values are all texts, nested as the fields' paths say; fields without a value are left out.</summary>
internal sealed class JsonRecordBuilder
{
    private readonly Member _root = new([]);
    private readonly ArrayBufferWriter<byte> _json = new();

    /// <summary>A builder of the fields at these paths, each path's members outermost first.</summary>
    public JsonRecordBuilder(IEnumerable<IReadOnlyList<string>> paths)
    {
        var number = 0;
        foreach (var path in paths)
        {
            var member = _root;
            foreach (var name in path)
            {
                member = member.Below(name);
            }

            member.Value = number++;
        }
    }

    /// <summary>The object of these values, one a path in the order given, as UTF-8 that is not looked at. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Build(ReadOnlySpan<byte[]?> values)
    {
        _json.ResetWrittenCount();
        WriteObject(_root, values);
        return _json.WrittenSpan;
    }

    private static bool HasValue(Member member, ReadOnlySpan<byte[]?> values)
    {
        if (member.Value is { } number)
        {
            return values[number] is { Length: > 0 };
        }

        foreach (var below in member.Members)
        {
            if (HasValue(below, values))
            {
                return true;
            }
        }

        return false;
    }

    private void WriteObject(Member member, ReadOnlySpan<byte[]?> values)
    {
        _json.Write("{"u8);
        var isFirst = true;
        foreach (var below in member.Members)
        {
            if (!HasValue(below, values))
            {
                continue;
            }

            _json.Write(isFirst ? [] : ","u8);
            _json.Write(below.Name);
            isFirst = false;
            if (below.Value is { } number)
            {
                JsonTexts.Write(_json, values[number]);
            }
            else
            {
                WriteObject(below, values);
            }
        }

        _json.Write("}"u8);
    }

    private sealed class Member(byte[] name)
    {
        private readonly Dictionary<string, Member> _byName = new(StringComparer.Ordinal);

        /// <summary>Its name with quotes and colon.</summary>
        public byte[] Name => name;

        /// <summary>Which value stands here; null where members do.</summary>
        public int? Value { get; set; }

        public List<Member> Members { get; } = [];

        public Member Below(string memberName)
        {
            if (!_byName.TryGetValue(memberName, out var member))
            {
                member = new Member(Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(memberName)}\":"));
                _byName.Add(memberName, member);
                Members.Add(member);
            }

            return member;
        }
    }
}
