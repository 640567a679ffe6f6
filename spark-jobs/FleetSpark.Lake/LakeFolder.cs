using System.Security.Cryptography;
using FleetSpark.Core;
using FleetSpark.Lake.Manifests;

namespace FleetSpark.Lake;

/// <summary>A lake in a folder: its settings, and a store for each of its roots.</summary>
public sealed class LakeFolder
{
    private const string SettingsFile = "settings.yaml";

    private LakeFolder(string path, LakeSettings settings)
    {
        Path = path;
        Settings = settings;
        Curated = new FolderObjectStore(System.IO.Path.Combine(path, settings.CuratedRoot));
        Restricted = new FolderObjectStore(System.IO.Path.Combine(path, settings.RestrictedRoot));
        Manifests = new ManifestStore(Curated);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Its settings.</summary>
    public LakeSettings Settings { get; }

    /// <summary>Curated tables, heads, manifests, staged rows.</summary>
    public FolderObjectStore Curated { get; }

    /// <summary>What holds personal data.</summary>
    public FolderObjectStore Restricted { get; }

    /// <summary>Heads and manifests.</summary>
    public ManifestStore Manifests { get; }

    /// <summary>Opens a lake; the folder need not be there yet.</summary>
    /// <exception cref="FleetException">FS1005: its settings have faults.</exception>
    public static LakeFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        var file = System.IO.Path.Combine(full, SettingsFile);
        return new LakeFolder(full, File.Exists(file) ? LakeSettings.Parse(File.ReadAllText(file)) : new LakeSettings());
    }

    /// <summary>The raw objects of a source.</summary>
    public FolderObjectStore Raw(string source) => new(System.IO.Path.Combine(Path, Settings.RawRoot, source));

    /// <summary>The store that holds a source's staged rows or a table's files.</summary>
    public FolderObjectStore StoreOf(bool isRestricted) => isRestricted ? Restricted : Curated;

    /// <summary>
    /// A folder for the files that one run makes before they are put; it lies in the lake, where there is room for what will be put.
    /// Disposing removes it; what a killed run left is removed by the next.
    /// </summary>
    public ScratchFolder CreateScratch() => ScratchFolder.Create(System.IO.Path.Combine(Path, ".scratch"));

    /// <summary>The secret key from which ids of drivers are made; made at first use, for this user's eyes only.</summary>
    public async Task<string> ReadDriverKeyAsync(CancellationToken cancellationToken)
    {
        var file = System.IO.Path.Combine(Path, Settings.DriverKeyFile);
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            await CreateKeyAsync(file, cancellationToken);
        }

        var key = (await File.ReadAllTextAsync(file, cancellationToken)).Trim();
        return key.Length >= 32 ? key : throw LakeErrors.WeakDriverKey(file);
    }

    private static async Task CreateKeyAsync(string file, CancellationToken cancellationToken)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}";
        await File.WriteAllTextAsync(temporary, RandomNumberGenerator.GetHexString(64, lowercase: true), cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        if (!await FileLink.TryMoveAsync(temporary, file, $"{file}.lock", cancellationToken))
        {
            File.Delete(temporary); // another run made it first; its key holds
        }
    }
}
