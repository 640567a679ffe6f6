using System.Security.Cryptography;
using FleetSpark.Core;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Fleet;

/// <summary>
/// What a snapshot says otherwise than those before it. Of a plate and a moment the latest snapshot is believed, and where it says nothing, the ones before: what it has new or
/// changed is said; a row that stood after its first one of that plate and is not there any more is withdrawn; what stood before its first one stays, as history; a plate that
/// is not there at all is retired at the snapshot's time, and what was to hold from later on is withdrawn.
/// </summary>
/// <param name="state">What was said before.</param>
/// <param name="snapshot">The snapshot.</param>
/// <param name="takenAt">When it was taken.</param>
internal sealed class SnapshotComparison(RegistryState state, Snapshot snapshot, DateTimeOffset takenAt)
{
    private readonly List<RegistryChange> _changes = [];
    private readonly Dictionary<string, PlateHistory> _plates = new(state.Plates, StringComparer.Ordinal);
    private readonly HashSet<string> _named = new(snapshot.Rows.Select(row => row.Plate).OfType<string>(), StringComparer.Ordinal);

    /// <summary>Compares.</summary>
    /// <param name="registry">The registry, for messages.</param>
    /// <param name="mostVanishedPercent">The most trucks that may be gone.</param>
    /// <exception cref="FleetException">FS2409, FS2410: too many trucks are gone, or all.</exception>
    public SnapshotChanges Run(string registry, int mostVanishedPercent)
    {
        var vanished = VanishedPlates(registry, mostVanishedPercent);
        foreach (var rows in snapshot.Rows.Where(row => row.IsIdentified).GroupBy(row => row.Plate!, StringComparer.Ordinal).OrderBy(rows => rows.Key, StringComparer.Ordinal))
        {
            Compare(rows.Key, [.. rows]);
        }

        // Whose row it was that could not be read nobody knows: no truck is taken for gone while there is one.
        var isWithheld = snapshot.Refused.Count > 0;
        foreach (var plate in isWithheld ? [] : vanished)
        {
            Retire(plate);
        }

        var strays = new HashSet<UInt128>();
        foreach (var row in snapshot.Rows.Where(row => !row.IsIdentified && strays.Add(row.Content) && !state.Strays.Contains(row.Content)))
        {
            _changes.Add(new RegistryChange(ChangeKind.Said, row, null, null, null));
        }

        var refused = snapshot.Refused.Where(piece => strays.Add(piece.Content) && !state.Strays.Contains(piece.Content)).ToList();
        return new SnapshotChanges
        {
            Changes = _changes,
            Refused = refused,
            Plates = _named.Count,
            Withheld = isWithheld ? vanished.Count : 0,
            Next = state with { TakenAt = takenAt, Plates = _plates, Strays = strays },
            HasNews = _changes.Count > 0 || refused.Count > 0 || !strays.SetEquals(state.Strays),
        };
    }

    private List<string> VanishedPlates(string registry, int mostPercent)
    {
        const int all = 100;
        if (snapshot.Rows.Count == 0 && mostPercent < all)
        {
            throw FleetErrors.Empty(registry, snapshot.Refused.Count);
        }

        var known = state.Plates.Where(pair => pair.Value.IsInFleet(takenAt)).Select(pair => pair.Key).ToList();
        var vanished = known.Where(plate => !_named.Contains(plate)).Order(StringComparer.Ordinal).ToList();
        var most = (((long)known.Count * mostPercent) + all - 1) / all;
        return vanished.Count <= most && (_named.Count > 0 || vanished.Count == 0 || mostPercent == all)
            ? vanished
            : throw FleetErrors.TooManyVanished(registry, vanished.Count, known.Count, mostPercent);
    }

    private void Compare(string plate, IReadOnlyList<RegistryRow> rows)
    {
        var before = state.Plates.GetValueOrDefault(plate, PlateHistory.None);
        var said = new SortedDictionary<DateTimeOffset, List<RegistryRow>>();
        foreach (var group in rows.GroupBy(row => row.ValidFrom))
        {
            var distinct = group.DistinctBy(row => row.Content).OrderBy(row => row.Content).ToList();
            var moment = group.Key ?? FirstSeen(before, ContentOf(distinct));
            said[moment] = said.TryGetValue(moment, out var others) ? [.. others.Concat(distinct).DistinctBy(row => row.Content).OrderBy(row => row.Content)] : distinct;
        }

        var points = new SortedDictionary<DateTimeOffset, PlatePoint>();
        var (first, model, device) = (said.Keys.First(), LastOf(said, row => row.Model) ?? before.Model, LastOf(said, row => row.DeviceNumber) ?? before.DeviceNumber);
        foreach (var point in before.Points)
        {
            if (point.Moment < first)
            {
                points.Add(point.Moment, point);
            }
            else if (!said.ContainsKey(point.Moment))
            {
                Add(ChangeKind.Withdrawn, new PlateMoment(plate, point.Moment), model, device);
            }
        }

        foreach (var (moment, same) in said)
        {
            var content = ContentOf(same);
            points.Add(moment, new PlatePoint(moment, content, same.Exists(row => row.IsRetired)));
            if (before.Points.FirstOrDefault(point => point.Moment == moment)?.Content != content)
            {
                _changes.AddRange(same.Select(row => new RegistryChange(ChangeKind.Said, row, new PlateMoment(plate, moment), null, null)));
            }
        }

        _plates[plate] = new PlateHistory(model, device, [.. points.Values]);
    }

    // A row that does not say since when holds since the snapshot that was the first to have it so.
    private DateTimeOffset FirstSeen(PlateHistory before, UInt128 content) => before.At(takenAt) is { } point && point.Content == content ? point.Moment : takenAt;

    private void Retire(string plate)
    {
        var before = state.Plates[plate];
        var kept = before.Points.Where(point => point.Moment < takenAt).ToList();
        foreach (var point in before.Points.Where(point => point.Moment > takenAt))
        {
            Add(ChangeKind.Withdrawn, new PlateMoment(plate, point.Moment), before.Model, before.DeviceNumber);
        }

        if (before.At(takenAt) is { IsRetired: false })
        {
            kept.Add(new PlatePoint(takenAt, UInt128.Zero, IsRetired: true));
            Add(ChangeKind.Retired, new PlateMoment(plate, takenAt), before.Model, before.DeviceNumber);
        }

        _plates[plate] = before with { Points = kept };
    }

    // A plate of which no row ever had model and device has none in the tables: there is nothing to retire or take back, and staging would reject it.
    private void Add(ChangeKind kind, PlateMoment at, string? model, string? device)
    {
        if (model is not null && device is not null)
        {
            _changes.Add(new RegistryChange(kind, null, at, model, device));
        }
    }

    private static string? LastOf(SortedDictionary<DateTimeOffset, List<RegistryRow>> said, Func<RegistryRow, string?> textOf) => said.Values.SelectMany(rows => rows).Select(textOf).LastOrDefault(text => text is not null);

    // Of rows that differ and say the same moment the table chooses by content; all of them are what is said.
    private static UInt128 ContentOf(List<RegistryRow> rows)
    {
        if (rows.Count == 1)
        {
            return rows[0].Content;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = new byte[RecordHash.Length];
        foreach (var row in rows)
        {
            RecordHash.Write(bytes, row.Content);
            hash.AppendData(bytes);
        }

        return RecordHash.Read(hash.GetHashAndReset());
    }
}
