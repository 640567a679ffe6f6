using System.Globalization;
using FleetSpark.Core;

namespace FleetSpark.Lake.Stores;

/// <summary>
/// This machine's folder for copies of objects of S3: <c>objects/</c>, which programs share, <c>uses/</c> and <c>scratch/</c>, where each has folders of its own. It is
/// its user's alone. <c>FLEET_CACHE</c> names it (else <c>fleetspark</c> in <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>), <c>FLEET_CACHE_GB</c> how much <c>objects/</c> may hold.
/// </summary>
internal sealed class MachineFolder : IDisposable
{
    private const string FolderVariable = "FLEET_CACHE";
    private const string LimitVariable = "FLEET_CACHE_GB";
    private const int LimitGigabytes = 20;

    private readonly Lazy<ScratchFolder> _uses;

    /// <summary>The folder of this machine; made when it is first needed.</summary>
    /// <exception cref="FleetException">FS1014: the limit is no number.</exception>
    public MachineFolder(TimeProvider clock)
    {
        Path = Find();
        Objects = new ObjectCache(System.IO.Path.Combine(Path, "objects"), Limit(), clock);
        _uses = new Lazy<ScratchFolder>(() => ScratchFolder.Create(System.IO.Path.Combine(Path, "uses")));
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The copies that programs share.</summary>
    public ObjectCache Objects { get; }

    /// <summary>Where this program has its own names of the copies that it uses.</summary>
    public string Uses => _uses.Value.Path;

    /// <summary>A folder for what is made before it is put.</summary>
    public ScratchFolder CreateScratch() => ScratchFolder.Create(System.IO.Path.Combine(Path, "scratch"));

    /// <inheritdoc />
    public void Dispose()
    {
        if (_uses.IsValueCreated)
        {
            _uses.Value.Dispose();
        }
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named)
        {
            return System.IO.Path.GetFullPath(named);
        }

        var caches = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set && System.IO.Path.IsPathRooted(set) ? set
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? home : System.IO.Path.GetTempPath(), ".cache");
        return System.IO.Path.Combine(caches, "fleetspark");
    }

    private static long Limit()
    {
        if (Environment.GetEnvironmentVariable(LimitVariable) is not { Length: > 0 } text)
        {
            return (long)LimitGigabytes << 30;
        }

        // Whatever the style, "-Infinity" is read too.
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var gigabytes) && gigabytes is >= 0 and < 1 << 20
            ? (long)(gigabytes * (1 << 30))
            : throw LakeErrors.UnusableLimit(LimitVariable, text);
    }
}
