namespace FleetSpark.Landing.Sources.Fleet;

/// <summary>A row of the registry as a snapshot holds it.</summary>
internal sealed record RegistryRow
{
    /// <summary>The plate in one spelling, as staging has it; null where the text is none, so that nobody can tell whose row it is.</summary>
    public string? Plate { get; init; }

    /// <summary>From when it holds, as the registry says; null where it says nothing.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Whether plate and moment say which row it is. Where they do not, it is landed as it is, for staging to reject.</summary>
    public bool IsIdentified { get; init; }

    /// <summary>Whether it says that the truck leaves the fleet.</summary>
    public bool IsRetired { get; init; }

    /// <summary>Maker and model; null where it has none.</summary>
    public string? Model { get; init; }

    /// <summary>The truck's device; null where it has none.</summary>
    public string? DeviceNumber { get; init; }

    /// <summary>Its members as JSON without braces, texts all of them but what was nested; without those that landing puts in.</summary>
    public required ReadOnlyMemory<byte> Members { get; init; }

    /// <summary>What it says, whatever the spelling of its plate, the order of its members, and its moment.</summary>
    public required UInt128 Content { get; init; }
}

/// <summary>The whole registry at one moment.</summary>
/// <param name="TakenAt">When it was taken, by the clock of who holds the registry; whole microseconds.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Refused">What in it was no record.</param>
internal sealed record Snapshot(DateTimeOffset TakenAt, IReadOnlyList<RegistryRow> Rows, IReadOnlyList<RefusedPiece> Refused);

/// <summary>Bytes that were no record.</summary>
/// <param name="Reason">Why, a code of <see cref="RefusalReasons"/>.</param>
/// <param name="Line">The line that keeps them.</param>
/// <param name="Content">What they are, wherever they come from.</param>
internal sealed record RefusedPiece(string Reason, ReadOnlyMemory<byte> Line, UInt128 Content);

/// <summary>Holds a registry.</summary>
internal interface IRegistry
{
    /// <summary>For messages: a file, an object, a server.</summary>
    string Name { get; }

    /// <summary>Reads it whole.</summary>
    Task<Snapshot> ReadAsync(CancellationToken cancellationToken);
}
