using System.Text;
using System.Text.Json;
using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Landing;

/// <summary>
/// Which contents were landed: <c>_ledger/HASH.json</c>, put when all objects of a file are. <c>_ledger/HASH.begun.json</c> comes before the
/// first of them and holds what their names depend on, so that a file that is landed again after a kill, or by two at once, under another name or
/// with another modification time, makes objects of the same names. <c>_ledger/HASH.seen.json</c> leads from a file on a server, as a listing shows it,
/// to its content, so that it need not be fetched to know that it was landed.
/// </summary>
internal sealed class Ledger(IObjectStore raw)
{
    private const string Folder = "_ledger/";

    /// <summary>What stands for a file: its content, and what else decides about its records.</summary>
    /// <param name="contentHash">SHA-256 of its uncompressed bytes.</param>
    /// <param name="map">The text of its map; null where it needs none.</param>
    public static string KeyOf(string contentHash, string? map) => map is null ? contentHash : ContentHash.Of(contentHash, map);

    /// <summary>Whether a file was landed, and all that it became is there: what was lost since is landed again under the names that it had.</summary>
    /// <exception cref="FleetException">FS2012: its entry cannot be read.</exception>
    public async Task<bool> HasAsync(string key, CancellationToken cancellationToken)
    {
        var name = $"{Folder}{key}.json";
        if (await raw.ReadAsync(name, cancellationToken) is not { } entry)
        {
            return false;
        }

        foreach (var item in Read(name, entry, root => root.GetProperty("objects").EnumerateArray().Select(item => KeyOf(name, item)).ToList()))
        {
            if (await raw.FindLengthAsync(item, cancellationToken) is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Says that a file is about to be landed.</summary>
    /// <param name="key">The file.</param>
    /// <param name="fileName">Its name, without folders.</param>
    /// <param name="sentAt">Its send time.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What to land it with: name and send time as given, or those of whoever began first.</returns>
    /// <exception cref="FleetException">FS2012: the entry of whoever began first cannot be read.</exception>
    public async Task<Delivery> BeginAsync(string key, string fileName, DateTimeOffset sentAt, CancellationToken cancellationToken)
    {
        var name = $"{Folder}{key}.begun.json";
        var isFirst = await PutAsync(
            name,
            json =>
            {
                json.WriteString("file_name"u8, fileName);
                json.WriteString("sent"u8, UtcInstants.ToName(sentAt));
            },
            cancellationToken);
        if (isFirst)
        {
            return new Delivery(fileName, sentAt);
        }

        return Read(name, await raw.ReadAsync(name, cancellationToken), root =>
        {
            var firstName = root.GetProperty("file_name").GetString() ?? string.Empty;
            return UtcInstants.TryParseName(root.GetProperty("sent").GetString() ?? string.Empty, out var firstSentAt)
                ? new Delivery(firstName, firstSentAt)
                : throw LandingErrors.BrokenLedgerEntry(name);
        });
    }

    /// <summary>Says that all objects of a file are put.</summary>
    /// <param name="key">The file.</param>
    /// <param name="fileName">Its name, without folders.</param>
    /// <param name="report">What became of it.</param>
    /// <param name="objects">The keys of its objects.</param>
    /// <param name="landedAt">Now.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task CompleteAsync(
        string key, string fileName, FileReport report, IReadOnlyList<string> objects, DateTimeOffset landedAt, CancellationToken cancellationToken) =>
        PutAsync(
            $"{Folder}{key}.json",
            json =>
            {
                json.WriteString("file_name"u8, fileName);
                json.WriteString("sent"u8, UtcInstants.ToName(report.SentAt!.Value));
                json.WriteNumber("records"u8, report.Records);
                json.WriteNumber("refused"u8, report.Refused);
                json.WriteStartArray("objects"u8);
                foreach (var item in objects)
                {
                    json.WriteStringValue(item);
                }

                json.WriteEndArray();
                json.WriteString("landed_at"u8, UtcInstants.ToText(landedAt));
            },
            cancellationToken);

    /// <summary>Whether a file that a listing shows was landed, and all that it became is there.</summary>
    /// <param name="listed">What stands for the file as it is listed: where, which, how long, from when.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="FleetException">FS2012: an entry cannot be read.</exception>
    public async Task<bool> HasSeenAsync(string listed, CancellationToken cancellationToken)
    {
        var name = $"{Folder}{listed}.seen.json";
        return await raw.ReadAsync(name, cancellationToken) is { } entry
            && await HasAsync(Read(name, entry, root => HashOf(name, root.GetProperty("content"))), cancellationToken);
    }

    /// <summary>Says that a file that a listing shows was landed, after <see cref="CompleteAsync"/> or where <see cref="HasAsync"/> says so.</summary>
    /// <param name="listed">What stands for the file as it is listed.</param>
    /// <param name="key">What stands for its content.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task NoteSeenAsync(string listed, string key, CancellationToken cancellationToken) =>
        PutAsync($"{Folder}{listed}.seen.json", json => json.WriteString("content"u8, key), cancellationToken);

    private static string HashOf(string entry, JsonElement item) =>
        item.GetString() is { Length: 64 } hash && hash.All(char.IsAsciiHexDigitLower) ? hash : throw LandingErrors.BrokenLedgerEntry(entry);

    private static string KeyOf(string entry, JsonElement item) =>
        item.GetString() is { } key && RawKey.TryParse(key, out _) ? key : throw LandingErrors.BrokenLedgerEntry(entry);

    private static T Read<T>(string name, VersionedObject? entry, Func<JsonElement, T> read)
    {
        try
        {
            using var json = JsonDocument.Parse(entry?.Content ?? default);
            return read(json.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw LandingErrors.BrokenLedgerEntry(name);
        }
    }

    private async Task<bool> PutAsync(string key, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        content.Write(Encoding.UTF8.GetBytes("\n"));
        content.Position = 0;
        return await raw.PutIfAbsentAsync(key, content, cancellationToken);
    }
}

/// <summary>What stands in the names of a file's objects, or decides about them beside its content.</summary>
/// <param name="FileName">The file's name without folders, which refused lines hold.</param>
/// <param name="SentAt">When it was sent, to whole seconds.</param>
internal sealed record Delivery(string FileName, DateTimeOffset SentAt);
