using System.Globalization;
using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Bank.Sftp;

/// <summary>The folder on the server: which of its files are to be landed now.</summary>
internal sealed class Inbox(SftpCalls calls, SftpOptions options, Ledger ledger, TimeProvider clock)
{
    /// <summary>What stands in the ledger for a file as it is listed: a file of the same place, name, length and time is the same one.</summary>
    public string ListedKeyOf(RemoteFile file) => ContentHash.Of(
        "sftp", options.Host, options.Port.ToString(CultureInfo.InvariantCulture), file.Path, file.Size.ToString(CultureInfo.InvariantCulture), UtcInstants.ToName(file.ModifiedAt));

    /// <summary>Looks at the folder, twice where files have no marker and not all of them were landed before.</summary>
    /// <exception cref="FleetException">The server, the folder or a ledger entry gives a coded failure.</exception>
    public async Task<IReadOnlyList<InboxFile>> LookAsync(CancellationToken cancellationToken)
    {
        // What is about to be moved away is judged by its content, not by its listing: another file may have come with that name, length and time.
        var seen = options.DoneFolder is null ? InboxState.Landed : InboxState.Complete;
        var listed = await ListAsync(cancellationToken);
        var files = new List<InboxFile>();
        foreach (var file in listed.Where(file => options.Takes(file.Name)))
        {
            files.Add(new InboxFile(file, await ledger.HasSeenAsync(ListedKeyOf(file), cancellationToken) ? seen : InboxState.Waiting));
        }

        if (files.TrueForAll(file => file.State == seen))
        {
            return files;
        }

        var isComplete = options.MarkerSuffix is { } suffix ? HasMarker(listed, suffix) : await StayedAsync(listed, cancellationToken);
        return files.ConvertAll(file => file.State == InboxState.Waiting && isComplete(file.File) ? file with { State = InboxState.Complete } : file);
    }

    private static Predicate<RemoteFile> HasMarker(IReadOnlyList<RemoteFile> listed, string suffix)
    {
        var names = listed.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return file => names.Contains(file.Path + suffix);
    }

    // The server's times have whole seconds: a file that is written to within one of them shows only after it.
    private async Task<Predicate<RemoteFile>> StayedAsync(IReadOnlyList<RemoteFile> before, CancellationToken cancellationToken)
    {
        await Task.Delay(options.LookInterval, clock, cancellationToken);
        var stayed = (await ListAsync(cancellationToken)).Intersect(before).ToHashSet();
        return stayed.Contains;
    }

    private Task<IReadOnlyList<RemoteFile>> ListAsync(CancellationToken cancellationToken) =>
        calls.CallAsync(session => session.ListAsync(options.Folder, cancellationToken), cancellationToken);
}

/// <summary>A file of the inbox.</summary>
/// <param name="File">As it was listed.</param>
/// <param name="State">What is to be done with it.</param>
internal sealed record InboxFile(RemoteFile File, InboxState State);

/// <summary>What is to be done with a file.</summary>
internal enum InboxState
{
    /// <summary>It may still be written to.</summary>
    Waiting,

    /// <summary>It is whole, and to be landed.</summary>
    Complete,

    /// <summary>It was landed.</summary>
    Landed,
}
