using System.Globalization;
using FleetSpark.Core;
using FleetSpark.Lake;

namespace FleetSpark.Landing.Raw;

/// <summary>Sealed objects of a file that wait on this machine's disk until it is known whether they are put, and under which send time. What a killed run left there is removed by the next.</summary>
internal sealed class RawSpool : IDisposable
{
    private readonly List<(RawObject Sealed, string Path)> _objects = [];
    private readonly ScratchFolder _folder;
    private readonly string _file;

    /// <summary>A spool for a file.</summary>
    /// <param name="file">The file, as errors name it.</param>
    /// <param name="parent">The folder in which it makes its own; null for one among the system's temporary files.</param>
    /// <exception cref="FleetException">FS1003: the folder cannot be made.</exception>
    public RawSpool(string file, string? parent = null)
    {
        _file = file;
        _folder = parent is null ? ScratchFolder.CreateTemporary() : ScratchFolder.Create(parent);
    }

    /// <summary>The objects in the order in which they were sealed, and where their bytes are now.</summary>
    public IReadOnlyList<(RawObject Sealed, string Path)> Objects => _objects;

    /// <summary>Writes an object.</summary>
    /// <exception cref="FleetException">FS2017: the disk is full, say.</exception>
    public async Task AddAsync(RawObject ready, CancellationToken cancellationToken)
    {
        ready.Content.Position = 0;
        await using var file = await WriteAsync($"{_objects.Count.ToString(CultureInfo.InvariantCulture)}.ndjson.gz", stream => ready.Content.CopyToAsync(stream, cancellationToken), FileOptions.None);
        _objects.Add((ready, file.Name));
    }

    /// <summary>Writes a copy of the file itself, which is removed when it is closed.</summary>
    /// <param name="copy">Writes it.</param>
    /// <exception cref="FleetException">FS2017: the disk is full, say.</exception>
    public Task<FileStream> CopyAsync(Func<Stream, Task> copy) => WriteAsync("copy", copy, FileOptions.DeleteOnClose);

    /// <inheritdoc />
    public void Dispose() => _folder.Dispose();

    private async Task<FileStream> WriteAsync(string name, Func<Stream, Task> write, FileOptions options)
    {
        try
        {
            var file = new FileStream(Path.Combine(_folder.Path, name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, options);
            try
            {
                await write(file);
                await file.FlushAsync();
                return file;
            }
            catch
            {
                await file.DisposeAsync();
                throw;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw LandingErrors.CannotSpool(_file, fault);
        }
    }
}
