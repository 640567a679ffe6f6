using System.Security.Cryptography;

namespace FleetSpark.Landing.Sources.Fleet;

/// <summary>
/// What the last snapshot and those before it said, as far as the tables believe it, and the objects that were decided on and may not be put yet. One object of the
/// raw store, see <see cref="RegistryStateJson"/>; it stands under the restricted root, as raw rows do, for the objects hold drivers' names and the hashes could be guessed at.
/// </summary>
internal sealed record RegistryState
{
    /// <summary>Its key in the raw store.</summary>
    public const string Key = "_cursors/registry.json";

    private const int SaltLength = 32;

    /// <summary>When the last snapshot was taken; null before the first.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>What every record of this lake carries, see <see cref="RowMembers.Salt"/>.</summary>
    public required string Salt { get; init; }

    /// <summary>What is known of each plate.</summary>
    public required IReadOnlyDictionary<string, PlateHistory> Plates { get; init; }

    /// <summary>Hashes of what the last snapshot had that is landed once however often it comes: what was no record, and rows of which nobody can tell whose they are.</summary>
    public required IReadOnlySet<UInt128> Strays { get; init; }

    /// <summary>Objects that were decided on with this state, and may not be put yet.</summary>
    public IReadOnlyList<PendingObject> Pending { get; init; } = [];

    /// <summary>The state before the first snapshot, with a salt of its own.</summary>
    public static RegistryState BeforeFirst() => new()
    {
        Salt = RandomNumberGenerator.GetHexString(SaltLength, lowercase: true),
        Plates = new Dictionary<string, PlateHistory>(StringComparer.Ordinal),
        Strays = new HashSet<UInt128>(),
    };
}

/// <summary>What is known of a plate.</summary>
/// <param name="Model">The model that it was last said to have; null where it never was.</param>
/// <param name="DeviceNumber">The device that it was last said to carry; null where it never was.</param>
/// <param name="Points">The moments from which something holds, ascending.</param>
internal sealed record PlateHistory(string? Model, string? DeviceNumber, IReadOnlyList<PlatePoint> Points)
{
    /// <summary>What is known of one that nobody named yet.</summary>
    public static readonly PlateHistory None = new(null, null, []);

    /// <summary>What holds at a moment; null where nothing does yet.</summary>
    public PlatePoint? At(DateTimeOffset moment) => Points.LastOrDefault(point => point.Moment <= moment);

    /// <summary>Whether the truck is in the fleet at a moment, or comes into it later.</summary>
    public bool IsInFleet(DateTimeOffset moment) => At(moment) is { IsRetired: false } || Points is [.., var last] && last.Moment > moment;
}

/// <summary>A moment from which something holds of a plate.</summary>
/// <param name="Moment">The moment.</param>
/// <param name="Content">What holds, see <see cref="RegistryRow.Content"/>; 0 where it was found to be gone.</param>
/// <param name="IsRetired">Whether it is that the truck left the fleet.</param>
internal sealed record PlatePoint(DateTimeOffset Moment, UInt128 Content, bool IsRetired);

/// <summary>An object that was decided on.</summary>
/// <param name="Key">Its key in the raw store, made of its content.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record PendingObject(string Key, ReadOnlyMemory<byte> Content);
