using System.Buffers;
using System.Text.Json;
using FleetSpark.Core;
using FleetSpark.Landing.Raw;

namespace FleetSpark.Landing.Sources.Fleet;

/// <summary>Makes raw objects of changes, to be put once the state has them.</summary>
internal static class ChangeObjects
{
    /// <summary>The objects of a snapshot's changes, sent at its time.</summary>
    public static IReadOnlyList<PendingObject> Of(SnapshotChanges changes)
    {
        var (takenAt, salt) = (changes.Next.TakenAt!.Value, changes.Next.Salt);
        var record = new ArrayBufferWriter<byte>();
        return
        [
            .. ObjectsOf(changes.Changes.Select(change => RecordOf(change, takenAt, salt, record)), isRefused: false, takenAt),
            .. ObjectsOf(changes.Refused.Select(piece => piece.Line), isRefused: true, takenAt),
        ];
    }

    private static IEnumerable<PendingObject> ObjectsOf(IEnumerable<ReadOnlyMemory<byte>> lines, bool isRefused, DateTimeOffset sentAt)
    {
        using var batch = new RawBatch(isRefused);
        foreach (var line in lines)
        {
            if (!batch.HasRoomFor(line.Length))
            {
                yield return Sealed(batch, sentAt);
            }

            batch.Add(line.Span);
        }

        if (!batch.IsEmpty)
        {
            yield return Sealed(batch, sentAt);
        }
    }

    private static PendingObject Sealed(RawBatch batch, DateTimeOffset sentAt)
    {
        var made = batch.Seal();
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
