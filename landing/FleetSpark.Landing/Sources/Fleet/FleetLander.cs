using FleetSpark.Core;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Fleet.Files;
using FleetSpark.Landing.Sources.Fleet.Postgres;
using FleetSpark.Tables;

namespace FleetSpark.Landing.Sources.Fleet;

/// <summary>
/// Lands what a snapshot of the fleet registry says otherwise than the last one. What is to be landed is decided by one conditional replacement of the state, which holds the objects
/// too; then they are put, and the state lets go of them. Killed at any point, or beside another call, the next call puts what was decided, the same bytes under the same names.
/// </summary>
public sealed class FleetLander
{
    // Each time another call came further, so that many are no call's luck but a store that does not do what it says.
    private const int MostOvertaken = 100;

    // By so much the clock of who holds the registry may go ahead of ours.
    private static readonly TimeSpan Believable = TimeSpan.FromDays(1);

    private readonly IObjectStore _raw;
    private readonly FleetOptions _options;
    private readonly IRegistry _registry;
    private readonly TimeProvider _clock;

    /// <summary>A lander of one registry.</summary>
    /// <param name="source">The source <c>fleet</c>.</param>
    /// <param name="raw">Its raw store.</param>
    /// <param name="options">Where the registry is.</param>
    /// <param name="companyZone">IANA name of the company's time zone, in which dates of a map's patterns are read.</param>
    /// <param name="secrets">Reads the database user's password, anew for each call.</param>
    /// <param name="clock">Tells the time, and waits between tries.</param>
    public FleetLander(SourceDefinition source, IObjectStore raw, FleetOptions options, string companyZone, ISecretReader secrets, TimeProvider clock)
        : this(raw, options, RegistryOf(source, options, companyZone, secrets, clock), clock)
    {
    }

    internal FleetLander(IObjectStore raw, FleetOptions options, IRegistry registry, TimeProvider clock)
    {
        _raw = raw;
        _options = options;
        _registry = registry;
        _clock = clock;
    }

    /// <summary>Takes a snapshot and lands its changes.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="FleetException">FS24, or FS20 of a file, or FS10 of S3: nothing of this snapshot was landed, unless the message says otherwise; FS2501: the password cannot be read.</exception>
    public async Task<FleetReport> LandAsync(CancellationToken cancellationToken)
    {
        Snapshot? snapshot = null;
        FleetReport? decided = null;
        var (completed, isFirst) = (0, true);
        for (var times = 0; times < MostOvertaken; times++)
        {
            var stored = await _raw.ReadAsync(RegistryState.Key, cancellationToken);
            var state = stored is null ? RegistryState.BeforeFirst() : RegistryStateJson.Parse(stored.Content);
            if (state.Pending.Count > 0)
            {
                await PutAsync(state.Pending, cancellationToken);
                var isCleared = await ReplaceAsync(stored, state with { Pending = [] }, cancellationToken);
                completed += isCleared && decided is null ? state.Pending.Count : 0;
                if (decided is null)
                {
                    continue;
                }
            }

            if (decided is not null)
            {
                return decided; // whoever took the objects off the state had put them
            }

            snapshot ??= await _registry.ReadAsync(cancellationToken);
            if (state.TakenAt > snapshot.TakenAt && !isFirst)
            {
                return new FleetReport { TakenAt = snapshot.TakenAt, Rows = snapshot.Rows.Count, IsOvertaken = true, Completed = completed };
            }

            isFirst = false;
            var (report, next) = await DecideAsync(state, snapshot, completed);
            if (next is null || await ReplaceAsync(stored, next, cancellationToken))
            {
                decided = report;
                if (next is not { Pending.Count: > 0 })
                {
                    return report;
                }
            }
        }

        throw FleetErrors.OthersKeepLanding(RegistryState.Key, MostOvertaken);
    }

    // What is landed of a snapshot, and the state to be; null where nothing at all is new.
    private async Task<(FleetReport Report, RegistryState? Next)> DecideAsync(RegistryState state, Snapshot snapshot, int completed)
    {
        var takenAt = TimeOf(snapshot, state.TakenAt);
        var changes = new SnapshotComparison(state, snapshot, takenAt).Run(_registry.Name, _options.MostVanishedPercent);
        var objects = await ChangeObjects.OfAsync(changes);
        var report = new FleetReport
        {
            TakenAt = snapshot.TakenAt,
            Rows = snapshot.Rows.Count,
            Plates = changes.Plates,
            Changed = changes.CountOf(ChangeKind.Said),
            Retired = changes.CountOf(ChangeKind.Retired),
            Withdrawn = changes.CountOf(ChangeKind.Withdrawn),
            Withheld = changes.Withheld,
            RefusedByReason = RefusalCounts.Sum(changes.Refused.Select(piece => new Dictionary<string, long> { [piece.Reason] = 1 })),
            Objects = objects.Count + completed,
            Completed = completed,
        };
        return (report, changes.HasNews || takenAt == snapshot.TakenAt ? changes.Next with { Pending = objects } : null);
    }

    /// <summary>The time of a snapshot; of one of the same second as the last one, a file that was written anew, say, the microsecond after.</summary>
    private DateTimeOffset TimeOf(Snapshot snapshot, DateTimeOffset? last)
    {
        var now = _clock.GetUtcNow();
        if (snapshot.TakenAt > now + Believable)
        {
            throw FleetErrors.Ahead(_registry.Name, snapshot.TakenAt, now);
        }

        // Within the second, for the microseconds that were added.
        if (last is { } before && snapshot.TakenAt <= before)
        {
            return before - snapshot.TakenAt < TimeSpan.FromSeconds(1) ? before.AddMicroseconds(1) : throw FleetErrors.Older(_registry.Name, snapshot.TakenAt, before);
        }

        return snapshot.TakenAt;
    }

    private Task<bool> ReplaceAsync(VersionedObject? stored, RegistryState state, CancellationToken cancellationToken) =>
        _raw.ReplaceIfUnchangedAsync(RegistryState.Key, stored?.Version, RegistryStateJson.ToBytes(state), cancellationToken);

    private async Task PutAsync(IReadOnlyList<PendingObject> objects, CancellationToken cancellationToken)
    {
        foreach (var pending in objects)
        {
            using var content = new MemoryStream(pending.Content.ToArray(), writable: false);
            await _raw.PutIfAbsentAsync(pending.Key, content, cancellationToken);
        }
    }

    private static IRegistry RegistryOf(SourceDefinition source, FleetOptions options, string companyZone, ISecretReader secrets, TimeProvider clock) => options switch
    {
        { Postgres: { } postgres } => new PostgresRegistry(source, options, postgres, secrets, clock),
        { File: { } file } => new FileRegistry(source, options, RegistryPlace.Of(file), companyZone),
        _ => throw SettingsErrors.NoPlace(source.Name),
    };
}
