namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>The checksum of a ZIP archive's parts (ISO 3309), which <see cref="System.IO.Compression.ZipArchive"/> does not compare.</summary>
internal struct Crc32()
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];
    private uint _state = uint.MaxValue;

    /// <summary>The checksum of what was added.</summary>
    public readonly uint Value => ~_state;

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var state = _state;
        foreach (var unit in bytes)
        {
            state = Table[(byte)(state ^ unit)] ^ (state >> 8);
        }

        _state = state;
    }

    private static uint Entry(int unit)
    {
        var entry = (uint)unit;
        for (var bit = 0; bit < 8; bit++)
        {
            entry = (entry & 1) == 0 ? entry >> 1 : Polynomial ^ (entry >> 1);
        }

        return entry;
    }
}
