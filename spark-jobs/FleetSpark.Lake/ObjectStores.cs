using FleetSpark.Core;
using FleetSpark.Lake.Stores;
using FleetSpark.Lake.Stores.S3;

namespace FleetSpark.Lake;

/// <summary>Opens a store alone, for who lands one source into it and opens no lake.</summary>
public static class ObjectStores
{
    /// <summary>Opens a store; nothing is made before the first object is put. Its client of S3, if it has one, lives as long as the program.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="clock">Tells what is abandoned.</param>
    /// <exception cref="FleetException">FS1011: it is on S3, and no region is set.</exception>
    public static IObjectStore Open(LakeLocation location, TimeProvider clock) =>
        location.S3 is { } s3 ? new S3ObjectStore(S3Clients.Create(), s3) : new FolderObjectStore(location.Path, clock);
}
