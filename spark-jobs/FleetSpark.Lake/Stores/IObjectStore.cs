namespace FleetSpark.Lake.Stores;

/// <summary>
/// What the lake needs of a store of objects, and no more, so that a folder and an S3 bucket serve alike.
/// Keys are relative, with <c>/</c> between parts. An object is whole or absent, never seen half-written.
/// </summary>
public interface IObjectStore
{
    /// <summary>Writes an object unless the key is taken already.</summary>
    /// <returns>True where this call wrote it; false where it was there, and was left as it is.</returns>
    Task<bool> PutIfAbsentAsync(string key, Stream content, CancellationToken cancellationToken);

    /// <summary>
    /// As <see cref="PutIfAbsentAsync"/>, of a file that the caller has no more use for: a store on the same disk takes the file itself
    /// rather than its bytes, so it may be gone afterwards.
    /// </summary>
    Task<bool> PutFileIfAbsentAsync(string key, string path, CancellationToken cancellationToken);

    /// <summary>Replaces an object if it still is what the caller read.</summary>
    /// <param name="key">The object.</param>
    /// <param name="expected">The version read, or null where the object was absent.</param>
    /// <param name="content">The new bytes.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>True where this call replaced it; false where somebody else had changed it, and nothing was written.</returns>
    Task<bool> ReplaceIfUnchangedAsync(string key, ObjectVersion? expected, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>The keys that start with a prefix, in ordinal order.</summary>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Opens an object as a stream; null where it is absent. The caller disposes it.</summary>
    Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken);

    /// <summary>Reads a small object whole with its version, for <see cref="ReplaceIfUnchangedAsync"/>; null where it is absent.</summary>
    Task<VersionedObject?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>How many bytes an object has; null where it is absent.</summary>
    Task<long?> FindLengthAsync(string key, CancellationToken cancellationToken);

    /// <summary>Removes an object; no error where it is absent.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);
}

/// <summary>A store whose objects an engine opens as files, and into which it puts files that it wrote.</summary>
public interface ILakeStore : IObjectStore
{
    /// <summary>
    /// A file with the object's bytes, whose path ends in the key; null where the object is absent. It stays valid while the lake is open. Of an object that
    /// is ever replaced it may have the bytes of before.
    /// </summary>
    /// <exception cref="Core.FleetException">FS1010: this user may not read it.</exception>
    Task<FetchedFile?> FetchAsync(string key, CancellationToken cancellationToken);

    /// <summary>A path that nobody uses, where an engine may write what <see cref="IObjectStore.PutFileIfAbsentAsync"/> then takes.</summary>
    /// <param name="scratch">Gives a folder of this machine, for a store whose engine writes there.</param>
    /// <param name="suffix">How the path ends.</param>
    string NewScratchPath(Func<ScratchFolder> scratch, string suffix) => Path.Combine(scratch().Path, Guid.NewGuid().ToString("N") + suffix);

    /// <summary>Where an engine opens a file of this machine that is no object of the store.</summary>
    Task<string> ShareAsync(string path, CancellationToken cancellationToken) => Task.FromResult(path);

    /// <summary>Removes what was written or shared for this program alone and did not lie on this machine.</summary>
    Task RemoveScratchAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>An object as a file.</summary>
/// <param name="Path">Where an engine opens it: a path of this machine, or an address.</param>
/// <param name="Bytes">Its size.</param>
public sealed record FetchedFile(string Path, long Bytes);

/// <summary>A token that changes whenever the object's bytes change.</summary>
/// <param name="Token">Opaque text: an ETag, or a hash of the bytes.</param>
public readonly record struct ObjectVersion(string Token);

/// <summary>An object's bytes and the version that they are.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="Version">Its version at the moment of reading.</param>
public sealed record VersionedObject(ReadOnlyMemory<byte> Content, ObjectVersion Version);
