using System.Security.Cryptography;
using FleetSpark.Core;
using FleetSpark.Lake.Manifests;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Lake;

/// <summary>A lake in a folder: its settings, and a store for each of its roots.</summary>
public sealed class LakeFolder
{
    private const string SettingsFile = "settings.yaml";

    private readonly TimeProvider _clock;

    private LakeFolder(string root, LakeSettings settings, TimeProvider clock)
    {
        Root = root;
        Settings = settings;
        _clock = clock;
        Curated = new FolderObjectStore(Path.Combine(root, settings.CuratedRoot), clock);
        Restricted = new FolderObjectStore(Path.Combine(root, settings.RestrictedRoot), clock, isPrivate: true);
        Manifests = new ManifestStore(Curated);
    }

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>Its settings.</summary>
    public LakeSettings Settings { get; }

    /// <summary>Curated tables, heads, manifests, staged rows.</summary>
    public FolderObjectStore Curated { get; }

    /// <summary>What holds personal data.</summary>
    public FolderObjectStore Restricted { get; }

    /// <summary>Heads and manifests.</summary>
    public ManifestStore Manifests { get; }

    /// <summary>Opens a lake; the folder need not be there yet.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="clock">Tells its stores what is abandoned; null for the system's.</param>
    /// <exception cref="FleetException">FS1005: its settings have faults.</exception>
    public static LakeFolder Open(string path, TimeProvider? clock = null)
    {
        var full = Path.GetFullPath(path);
        var file = Path.Combine(full, SettingsFile);
        return new LakeFolder(full, File.Exists(file) ? LakeSettings.Parse(File.ReadAllText(file), full) : new LakeSettings(), clock ?? TimeProvider.System);
    }

    /// <summary>The raw objects of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="isRestricted">Whether they hold personal data: decides about the rights of folders that are made.</param>
    public FolderObjectStore Raw(string source, bool isRestricted) => new(Path.Combine(Root, Settings.RawRoot, source), _clock, isRestricted);

    /// <summary>The store that holds a source's staged rows or a table's files.</summary>
    public FolderObjectStore StoreOf(bool isRestricted) => isRestricted ? Restricted : Curated;

    /// <summary>
    /// A folder for the files that one run makes before they are put; it lies in the lake, where there is room for what will be put.
    /// Disposing removes it; what a killed run left is removed by the next.
    /// </summary>
    /// <exception cref="FleetException">FS1003: it cannot be made.</exception>
    public ScratchFolder CreateScratch() => ScratchFolder.Create(Path.Combine(Root, ".scratch"));

    /// <summary>As <see cref="CreateScratch"/>, for what only reads: among the system's temporary files where the lake cannot be written.</summary>
    public ScratchFolder CreateReadersScratch()
    {
        try
        {
            return CreateScratch();
        }
        catch (FleetException)
        {
            return ScratchFolder.CreateElsewhere();
        }
    }

    /// <summary>The secret key from which ids of drivers are made; made at first use, for this user's eyes only.</summary>
    public async Task<string> ReadDriverKeyAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(Root, Settings.DriverKeyFile);
        if (!LocalFolders.HasFile(file))
        {
            await CreateKeyAsync(file, cancellationToken);
        }

        var key = (await ReadKeyAsync(file, cancellationToken)).Trim();
        return key.Length >= 32 ? key : throw LakeErrors.WeakDriverKey(file);
    }

    private static async Task<string> ReadKeyAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(file, cancellationToken);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw LakeErrors.CannotRead(file, denied);
        }
    }

    private static async Task CreateKeyAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await WriteKeyAsync(file, cancellationToken);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw LakeErrors.CannotWrite(file, refused);
        }
    }

    private static async Task WriteKeyAsync(string file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = $"{file}.{Guid.NewGuid():N}";
        try
        {
            await File.WriteAllTextAsync(temporary, RandomNumberGenerator.GetHexString(64, lowercase: true), cancellationToken);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            await FileLink.TryMoveAsync(temporary, file, $"{file}.lock", cancellationToken);
        }
        finally
        {
            File.Delete(temporary); // the disk is full; or another run made it first, and its key holds
        }
    }
}
