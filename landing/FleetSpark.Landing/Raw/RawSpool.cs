using System.Globalization;

namespace FleetSpark.Landing.Raw;

/// <summary>Sealed objects that wait in a folder until it is known whether they are put, and under which send time.</summary>
internal sealed class RawSpool(string folder)
{
    private readonly List<(RawObject Sealed, string Path)> _objects = [];

    /// <summary>The objects in the order in which they were sealed, and where their bytes are now.</summary>
    public IReadOnlyList<(RawObject Sealed, string Path)> Objects => _objects;

    /// <summary>Writes an object into the folder.</summary>
    /// <exception cref="IOException">The disk is full, say.</exception>
    public async Task AddAsync(RawObject ready, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, $"{_objects.Count.ToString(CultureInfo.InvariantCulture)}.ndjson.gz");
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        ready.Content.Position = 0;
        await ready.Content.CopyToAsync(file, cancellationToken);
        _objects.Add((ready, path));
    }
}
