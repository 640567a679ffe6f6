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

/// <summary>A store whose objects an engine in this process opens as files.</summary>
public interface ILakeStore : IObjectStore
{
    /// <summary>
    /// The path of a file with the object's bytes, ending in the key; null where the object is absent. It stays valid while the lake is open. Of an object that
    /// is ever replaced it may have the bytes of before.
    /// </summary>
    /// <exception cref="Core.FleetException">FS1010: this user may not read it.</exception>
    Task<string?> FetchAsync(string key, CancellationToken cancellationToken);
}

/// <summary>A token that changes whenever the object's bytes change.</summary>
/// <param name="Token">Opaque text: an ETag, or a hash of the bytes.</param>
public readonly record struct ObjectVersion(string Token);

/// <summary>An object's bytes and the version that they are.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="Version">Its version at the moment of reading.</param>
public sealed record VersionedObject(ReadOnlyMemory<byte> Content, ObjectVersion Version);
