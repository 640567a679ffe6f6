namespace FleetSpark.Landing.Sources.Fleet;

/// <summary>What a snapshot says otherwise than those before it.</summary>
internal sealed record SnapshotChanges
{
    /// <summary>The changes, plate by plate.</summary>
    public required IReadOnlyList<RegistryChange> Changes { get; init; }

    /// <summary>What was no record and is not known as such.</summary>
    public required IReadOnlyList<RefusedPiece> Refused { get; init; }

    /// <summary>Plates in the snapshot.</summary>
    public required int Plates { get; init; }

    /// <summary>Plates that are not there and are let stay, see <see cref="FleetReport.Withheld"/>.</summary>
    public required int Withheld { get; init; }

    /// <summary>The state after it, without the objects that are to be put.</summary>
    public required RegistryState Next { get; init; }

    /// <summary>Whether anything but the time differs from the state before.</summary>
    public required bool HasNews { get; init; }

    /// <summary>How many changes are of a kind.</summary>
    public int CountOf(ChangeKind kind) => Changes.Count(change => change.Kind == kind);
}

/// <summary>A change.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Row">The row that is said; null for other kinds.</param>
/// <param name="At">Of which plate and moment; null for a row of which nobody can tell that.</param>
/// <param name="Model">The plate's model, which a record must have that says nothing of it.</param>
/// <param name="DeviceNumber">The plate's device, likewise.</param>
internal sealed record RegistryChange(ChangeKind Kind, RegistryRow? Row, PlateMoment? At, string? Model, string? DeviceNumber);

/// <summary>What makes two rows the same one.</summary>
/// <param name="Plate">The plate in one spelling.</param>
/// <param name="Moment">From when the row holds.</param>
internal sealed record PlateMoment(string Plate, DateTimeOffset Moment);

/// <summary>Kinds of changes.</summary>
internal enum ChangeKind
{
    /// <summary>A row is new, or says otherwise than before.</summary>
    Said,

    /// <summary>The plate is no longer there.</summary>
    Retired,

    /// <summary>The row is taken back.</summary>
    Withdrawn,
}
