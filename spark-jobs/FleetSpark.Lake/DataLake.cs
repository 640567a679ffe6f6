using System.Text;
using FleetSpark.Core;
using FleetSpark.Lake.Manifests;
using FleetSpark.Lake.Stores;
using FleetSpark.Lake.Stores.S3;

namespace FleetSpark.Lake;

/// <summary>A lake, in a folder or on S3: its settings, and a store for each of its roots.</summary>
public sealed class DataLake : IDisposable
{
    private readonly LakeStores _stores;
    private readonly LakeRoots _roots;

    private DataLake(LakeLocation location, LakeSettings settings, LakeStores stores)
    {
        Location = location;
        Settings = settings;
        _stores = stores;
        _roots = new LakeRoots(location, settings);
        Curated = stores.Open(_roots.Curated, isPrivate: false);
        Restricted = stores.Open(_roots.Restricted, isPrivate: true);
    }

    /// <summary>Where it is.</summary>
    public LakeLocation Location { get; }

    /// <summary>Its settings.</summary>
    public LakeSettings Settings { get; }

    /// <summary>Curated tables, heads, manifests, staged rows.</summary>
    public ILakeStore Curated { get; }

    /// <summary>What holds personal data.</summary>
    public ILakeStore Restricted { get; }

    /// <summary>Heads and manifests.</summary>
    /// <remarks>Made when it is asked for: a native program that never does leaves out what manifests are read with.</remarks>
    public ManifestStore Manifests => new(Curated);

    /// <summary>Opens a lake; its folder, or what is below its prefix, need not be there yet.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="clock">Tells its stores what is abandoned; null for the system's.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <param name="isInPlace">Whether engines open and write objects of S3 where they are, as those on several machines must, rather than copies of them on this machine.</param>
    /// <exception cref="FleetException">FS1005: its settings have faults. FS1010 to FS1012: they cannot be read.</exception>
    public static Task<DataLake> OpenAsync(LakeLocation location, TimeProvider? clock, CancellationToken cancellationToken, bool isInPlace = false) =>
        OpenAsync(location, new LakeStores(clock ?? TimeProvider.System, S3Clients.Create, isInPlace), cancellationToken);

    /// <summary>Opens a lake whose stores another client of S3 serves.</summary>
    internal static async Task<DataLake> OpenAsync(LakeLocation location, LakeStores stores, CancellationToken cancellationToken)
    {
        try
        {
            var settings = await stores.Open(location, isPrivate: false).ReadAsync(LakeSettings.FileName, cancellationToken) is { } found
                ? LakeSettings.Parse(Encoding.UTF8.GetString(found.Content.Span), location)
                : new LakeSettings();
            return new DataLake(location, settings, stores);
        }
        catch
        {
            stores.Dispose();
            throw;
        }
    }

    /// <summary>Whether anything is there yet: the folder, or something at or below the prefix.</summary>
    public async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        if (Location.S3 is null)
        {
            return Directory.Exists(Location.Path);
        }

        await foreach (var _ in _stores.Open(Location, isPrivate: false).ListAsync(string.Empty, cancellationToken))
        {
            return true;
        }

        return false;
    }

    /// <summary>The text of a file at the lake's place, beside its settings; null where there is none.</summary>
    public async Task<string?> ReadTextAsync(string name, CancellationToken cancellationToken) =>
        await _stores.Open(Location, isPrivate: false).ReadAsync(name, cancellationToken) is { } found ? Encoding.UTF8.GetString(found.Content.Span) : null;

    /// <summary>The raw objects of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="isRestricted">Whether they hold personal data: decides about the rights of folders that are made.</param>
    public ILakeStore Raw(string source, bool isRestricted) => _stores.Open(_roots.RawOf(source), isRestricted);

    /// <summary>Where raw objects of a source are.</summary>
    public LakeLocation RawPlace(string source) => _roots.RawOf(source);

    /// <summary>Where <see cref="StoreOf"/>'s objects are.</summary>
    public LakeLocation PlaceOf(bool isRestricted) => isRestricted ? _roots.Restricted : _roots.Curated;

    /// <summary>The store that holds a source's staged rows or a table's files.</summary>
    public ILakeStore StoreOf(bool isRestricted) => isRestricted ? Restricted : Curated;

    /// <summary>
    /// A folder for the files that one run makes before they are put: in the lake, where there is room for what will be put; of a lake on S3, beside this
    /// machine's copies. Disposing removes it; what a killed run left is removed by the next.
    /// </summary>
    /// <exception cref="FleetException">FS1003: it cannot be made.</exception>
    public ScratchFolder CreateScratch() => Location.S3 is null ? ScratchFolder.Create(Path.Combine(Location.Path, ".scratch")) : _stores.Work.CreateScratch();

    /// <summary>As <see cref="CreateScratch"/>, for what only reads: among the system's temporary files where the lake cannot be written.</summary>
    public ScratchFolder CreateReadersScratch()
    {
        try
        {
            return CreateScratch();
        }
        catch (FleetException)
        {
            return ScratchFolder.CreateTemporary();
        }
    }

    /// <summary>Removes what engines wrote, or were shown, elsewhere than on this machine, for this program alone.</summary>
    public async Task RemoveScratchAsync(CancellationToken cancellationToken)
    {
        await Curated.RemoveScratchAsync(cancellationToken);
        await Restricted.RemoveScratchAsync(cancellationToken);
    }

    /// <summary>The secret key from which ids of drivers are made; made at first use, for this user's or role's eyes only.</summary>
    public Task<string> ReadDriverKeyAsync(CancellationToken cancellationToken) => DriverKey.ReadAsync(_roots.DriverKey, _stores, cancellationToken);

    /// <summary>Lets go of the files that were fetched for it.</summary>
    public void Dispose() => _stores.Dispose();
}
