using System.Buffers.Text;
using System.Text;

namespace FleetSpark.Simulator.Output;

/// <summary>UTF-8 text that grows; made for millions of small records.</summary>
internal sealed class ByteText(int capacity = 256)
{
    private byte[] _bytes = new byte[capacity];

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>What was written, for asynchronous writing.</summary>
    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    /// <summary>Forgets all, keeps the room.</summary>
    public void Clear() => Length = 0;

    /// <summary>Appends bytes as they are.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Appends text as UTF-8.</summary>
    public void Append(string text)
    {
        var room = Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        Length += Encoding.UTF8.GetBytes(text, room);
    }

    /// <summary>Appends one byte.</summary>
    public void Append(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }

    /// <summary>Appends a whole number.</summary>
    public void AppendNumber(long value)
    {
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        Length += written;
    }

    /// <summary>Appends a number given as a count of its smallest unit: 1234 with 2 decimals is 12.34.</summary>
    public void AppendScaled(long units, int decimals)
    {
        if (units < 0)
        {
            Append((byte)'-');
            units = -units;
        }

        var one = 1L;
        for (var i = 0; i < decimals; i++)
        {
            one *= 10;
        }

        AppendNumber(units / one);
        Append((byte)'.');
        AppendPadded((int)(units % one), decimals);
    }

    /// <summary>Appends a whole number with leading zeros.</summary>
    public void AppendPadded(int value, int digits)
    {
        var room = Room(digits);
        for (var i = digits - 1; i >= 0; i--)
        {
            room[i] = (byte)('0' + (value % 10));
            value /= 10;
        }

        Length += digits;
    }

    /// <summary>Appends <c>2026-03-29T12:00:00</c>, without an offset.</summary>
    public void AppendTime(long instant)
    {
        var time = DateTime.UnixEpoch.AddSeconds(instant);
        AppendPadded(time.Year, 4);
        Append((byte)'-');
        AppendPadded(time.Month, 2);
        Append((byte)'-');
        AppendPadded(time.Day, 2);
        Append((byte)'T');
        AppendPadded(time.Hour, 2);
        Append((byte)':');
        AppendPadded(time.Minute, 2);
        Append((byte)':');
        AppendPadded(time.Second, 2);
    }

    private Span<byte> Room(int bytes)
    {
        if (Length + bytes > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + bytes));
        }

        return _bytes.AsSpan(Length);
    }
}
