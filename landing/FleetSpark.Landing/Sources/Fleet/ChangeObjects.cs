using System.Buffers;
using System.Text.Json;
using FleetSpark.Core;
using FleetSpark.Landing.Raw;

namespace FleetSpark.Landing.Sources.Fleet;

/// <summary>Makes raw objects of changes, to be put once the state has them.</summary>
internal static class ChangeObjects
{
    /// <summary>The objects of a snapshot's changes, sent at its time.</summary>
    public static async Task<IReadOnlyList<PendingObject>> OfAsync(SnapshotChanges changes)
    {
        var (takenAt, salt) = (changes.Next.TakenAt!.Value, changes.Next.Salt);
        var record = new ArrayBufferWriter<byte>();
        return
        [
            .. await ObjectsOfAsync(changes.Changes.Select(change => RecordOf(change, takenAt, salt, record)), isRefused: false, takenAt),
            .. await ObjectsOfAsync(changes.Refused.Select(piece => piece.Line), isRefused: true, takenAt),
        ];
    }

    private static async Task<List<PendingObject>> ObjectsOfAsync(IEnumerable<ReadOnlyMemory<byte>> lines, bool isRefused, DateTimeOffset sentAt)
    {
        using var batch = new RawBatch(isRefused);
        var objects = new List<PendingObject>();
        foreach (var line in lines)
        {
            if (!batch.HasRoomFor(line.Length))
            {
                objects.Add(await SealAsync(batch, sentAt));
            }

            batch.Add(line.Span);
        }

        if (!batch.IsEmpty)
        {
            objects.Add(await SealAsync(batch, sentAt));
        }

        return objects;
    }

    private static async Task<PendingObject> SealAsync(RawBatch batch, DateTimeOffset sentAt)
    {
        var made = await batch.SealAsync();
        using (made.Content)
        {
            return new PendingObject(made.KeyAt(sentAt), made.Content.ToArray());
        }
    }

    /// <summary>The record of a change: the row's members, and those that landing puts in.</summary>
    private static ReadOnlyMemory<byte> RecordOf(RegistryChange change, DateTimeOffset takenAt, string salt, ArrayBufferWriter<byte> record)
    {
        record.ResetWrittenCount();
        record.Write("{"u8);
        if (change.Row is { Members.IsEmpty: false } row)
        {
            record.Write(row.Members.Span);
            record.Write(","u8);
        }

        using var own = new MemoryStream();
        using (var json = new Utf8JsonWriter(own))
        {
            WriteOwn(json, change, takenAt, salt);
        }

        record.Write(own.GetBuffer().AsSpan(1, (int)own.Length - 1)); // its first brace stands already
        return record.WrittenMemory;
    }

    private static void WriteOwn(Utf8JsonWriter json, RegistryChange change, DateTimeOffset takenAt, string salt)
    {
        json.WriteStartObject();
        if (change.Row is null)
        {
            json.WriteString(RowMembers.Plate, change.At!.Plate);
            json.WriteString(RowMembers.Model, change.Model);
            json.WriteString(RowMembers.DeviceNumber, change.DeviceNumber);
            json.WriteString(change.Kind == ChangeKind.Retired ? RowMembers.Retired : RowMembers.Withdrawn, "true");
        }

        if (change.At is { } at)
        {
            json.WriteString(RowMembers.ValidFrom, UtcInstants.ToText(at.Moment));
        }

        json.WriteString(RowMembers.SnapshotAt, UtcInstants.ToText(takenAt));
        json.WriteString(RowMembers.Salt, salt);
        json.WriteEndObject();
    }
}
