using System.Globalization;
using FleetSpark.Lake;

namespace FleetSpark.Landing.Raw;

/// <summary>Sealed objects that wait in a folder until it is known whether they are put, and under which send time.</summary>
internal sealed class RawSpool(string folder)
{
    private readonly List<(RawKey Key, string Path)> _objects = [];

    /// <summary>The objects in the order in which they were sealed; the send times of their keys are not theirs yet.</summary>
    public IReadOnlyList<(RawKey Key, string Path)> Objects => _objects;

    /// <summary>Writes an object into the folder.</summary>
    /// <exception cref="IOException">The disk is full, say.</exception>
    public async Task AddAsync(RawObject ready, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, $"{_objects.Count.ToString(CultureInfo.InvariantCulture)}.ndjson.gz");
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        await ready.Content.CopyToAsync(file, cancellationToken);
        _objects.Add((ready.Key, path));
    }
}
