using System.Globalization;
using System.Text;
using FleetSpark.Landing.Sources.Fleet;

namespace FleetSpark.LandingTests.Fleet;

/// <summary>
/// Snapshots and changes as short texts: <c>AAA1@5=dev-1</c> is a row of the plate AAA1 that holds from the 5th of March and carries dev-1, <c>AAA1=dev-1</c> one without valid_from,
/// <c>AAA1@5=-</c> one that is retired, <c>!</c> what is no record. The first snapshot is taken on the 10th, each other a day later.
/// </summary>
internal static class SnapshotBook
{
    private static readonly DateTimeOffset March = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Day(int day) => March.AddDays(day - 1);

    /// <summary>The changes of the last of these snapshots, and what the state is after it.</summary>
    public static (string Changes, RegistryState State, SnapshotChanges Last) Read(string snapshots, int mostVanishedPercent = 100)
    {
        var state = RegistryState.BeforeFirst();
        SnapshotChanges? last = null;
        var day = 10;
        foreach (var text in snapshots.Split(" | "))
        {
            var takenAt = Day(day++);
            last = new SnapshotComparison(state, SnapshotOf(text, takenAt), takenAt).Run("a test", mostVanishedPercent);
            state = last.Next;
        }

        return (string.Join(", ", last!.Changes.Select(TextOf)), state, last);
    }

    public static Snapshot SnapshotOf(string text, DateTimeOffset takenAt)
    {
        var pieces = text.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var reader = new RowReader();
        return new Snapshot(
            takenAt,
            [.. pieces.Where(piece => piece[0] != '!').Select(piece => reader.Read(RecordOf(piece)))],
            [.. pieces.Where(piece => piece[0] == '!').Select(piece => new RefusedPiece("json_broken", Encoding.UTF8.GetBytes(piece), (UInt128)piece.Length))]);
    }

    private static byte[] RecordOf(string row)
    {
        var (key, device) = (row.Split('=')[0].Split('@'), row.Split('=')[1]);
        var moment = key.Length == 1 ? string.Empty : $",\"valid_from\":\"{(key[1].Length > 2 ? key[1] : $"2026-03-{key[1].PadLeft(2, '0')}T00:00:00Z")}\"";
        return Encoding.UTF8.GetBytes($"{{\"plate\":\"{key[0]}\",\"model\":\"FH\",\"device_number\":\"{(device == "-" ? "dev-0\",\"retired\":\"true" : device)}\"{moment}}}");
    }

    private static string TextOf(RegistryChange change)
    {
        var at = change.At is { } point ? $"{point.Plate}@{(point.Moment - March).TotalDays + 1:0.##}" : "?";
        return change.Kind switch
        {
            ChangeKind.Said => string.Create(CultureInfo.InvariantCulture, $"{at}={(change.Row!.IsRetired ? "-" : change.Row.DeviceNumber)}"),
            ChangeKind.Retired => $"retired {at}",
            _ => $"withdrawn {at}",
        };
    }
}
