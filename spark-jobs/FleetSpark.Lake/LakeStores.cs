using Amazon.S3;
using FleetSpark.Lake.Stores;
using FleetSpark.Lake.Stores.S3;

namespace FleetSpark.Lake;

/// <summary>Opens stores wherever they are: one client of S3 for all of them, one folder for this program's copies of their objects.</summary>
/// <param name="clock">Tells what is abandoned.</param>
/// <param name="openS3">Makes the client of S3, if there is need of one.</param>
/// <param name="isInPlace">Whether engines open and write objects of S3 where they are, rather than copies of them on this machine.</param>
internal sealed class LakeStores(TimeProvider clock, Func<IAmazonS3> openS3, bool isInPlace = false) : IDisposable
{
    private readonly Lazy<IAmazonS3> _s3 = new(openS3);
    private readonly Lazy<MachineFolder> _work = new(() => new MachineFolder(clock));

    /// <summary>Where this machine keeps copies of objects.</summary>
    public MachineFolder Work => _work.Value;

    /// <summary>Opens a store; nothing is made before the first object is put.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="isPrivate">Whether folders that it makes are their owner's alone.</param>
    public ILakeStore Open(LakeLocation location, bool isPrivate)
    {
        if (location.S3 is not { } s3)
        {
            return new FolderObjectStore(location.Path, clock, isPrivate);
        }

        var objects = new S3ObjectStore(_s3.Value, s3);
        return isInPlace ? new InPlaceObjectStore(objects, s3) : new CachedObjectStore(objects, Work, S3Clients.NameOf(_s3.Value, s3));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_s3.IsValueCreated)
        {
            _s3.Value.Dispose();
        }

        if (_work.IsValueCreated)
        {
            _work.Value.Dispose();
        }
    }
}
