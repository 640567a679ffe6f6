using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace FleetSpark.Landing.Records;

/// <summary>The names of the objects that are open, innermost last: says of each object at its end whether it had a name twice.</summary>
internal sealed class NameStack
{
    // Fewer are compared each with each; more are sorted, so that a record of 200,000 names does not take minutes.
    private const int ComparedPairwise = 24;

    private readonly Stack<(int Names, int Bytes)> _open = new();
    private readonly NameOrder _order;
    private Name[] _names = new Name[64];
    private byte[] _bytes = new byte[1024];
    private int _nameCount;
    private int _byteCount;

    public NameStack() => _order = new NameOrder(this);

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _open.Clear();
        _nameCount = 0;
        _byteCount = 0;
    }

    /// <summary>An object begins.</summary>
    public void Open() => _open.Push((_nameCount, _byteCount));

    /// <summary>A name of the innermost object, without escapes.</summary>
    public void Add(ReadOnlySpan<byte> name)
    {
        if (_nameCount == _names.Length)
        {
            Array.Resize(ref _names, _names.Length * 2);
        }

        if (_byteCount + name.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _byteCount + name.Length));
        }

        name.CopyTo(_bytes.AsSpan(_byteCount));
        _names[_nameCount++] = new Name(_byteCount, name.Length, BeginningOf(name));
        _byteCount += name.Length;
    }

    /// <summary>The innermost object ends; true where it had a name twice.</summary>
    public bool Close()
    {
        var (firstName, firstByte) = _open.Pop();
        var names = _names.AsSpan(firstName, _nameCount - firstName);
        var hasDouble = names.Length <= ComparedPairwise ? HasEqualPair(names) : HasEqualNeighbours(names);
        _nameCount = firstName;
        _byteCount = firstByte;
        return hasDouble;
    }

    private static ulong BeginningOf(ReadOnlySpan<byte> name)
    {
        if (name.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(name);
        }

        var beginning = 0UL;
        foreach (var unit in name)
        {
            beginning = (beginning << 8) | unit;
        }

        return beginning;
    }

    private bool HasEqualPair(ReadOnlySpan<Name> names)
    {
        for (var i = 1; i < names.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (names[i].Beginning == names[j].Beginning && names[i].Length == names[j].Length && BytesOf(names[i]).SequenceEqual(BytesOf(names[j])))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool HasEqualNeighbours(Span<Name> names)
    {
        names.Sort(_order);
        for (var i = 1; i < names.Length; i++)
        {
            if (_order.Compare(names[i - 1], names[i]) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private ReadOnlySpan<byte> BytesOf(Name name) => _bytes.AsSpan(name.Start, name.Length);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Name(int Start, int Length, ulong Beginning);

    private sealed class NameOrder(NameStack stack) : IComparer<Name>
    {
        public int Compare(Name left, Name right) => stack.BytesOf(left).SequenceCompareTo(stack.BytesOf(right));
    }
}
