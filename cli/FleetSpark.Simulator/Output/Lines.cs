using System.Text;

namespace FleetSpark.Simulator.Output;

/// <summary>The records of one file that is being made.</summary>
/// <param name="source">Name of the source.</param>
/// <param name="sent">When it is sent, seconds since 1970.</param>
internal sealed class Lines(string source, long sent)
{
    /// <summary>Name of the source.</summary>
    public string Source => source;

    /// <summary>When it is sent, seconds since 1970.</summary>
    public long Sent => sent;

    /// <summary>Its lines.</summary>
    public ByteText Text { get; } = new(4_096);

    /// <summary>Lines that are not blank.</summary>
    public int Records { get; private set; }

    /// <summary>Appends a record.</summary>
    public void Add(ReadOnlySpan<byte> record)
    {
        Text.Append(record);
        Text.Append((byte)'\n');
        Records++;
    }

    /// <summary>Appends a record.</summary>
    public void Add(string record) => Add(Encoding.UTF8.GetBytes(record));
}
