using System.Globalization;
using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Bank.Sftp;

/// <summary>Moves landed files out of the inbox, where the options say so.</summary>
internal sealed class DoneFolder(SftpCalls calls, SftpOptions options)
{
    // Of files with one name that come each day, years' worth.
    private const int MostOfOneName = 5000;

    private readonly string? _folder = options.DoneFolderPath;

    private bool _isMade;

    /// <summary>Moves a file and, before it, its marker: a marker that stayed alone would say of the next file of that name that it is complete.</summary>
    /// <exception cref="FleetException">FS2212: it cannot be moved; FS2205, FS2206: the folder cannot be made; FS2204: the connection breaks.</exception>
    public async Task TakeAsync(RemoteFile file, CancellationToken cancellationToken)
    {
        if (_folder is null)
        {
            return;
        }

        if (!_isMade)
        {
            await calls.CallAsync(session => session.MakeFolderAsync(_folder, cancellationToken), cancellationToken);
            _isMade = true;
        }

        if (options.MarkerSuffix is { } suffix)
        {
            await MoveAsync(file.Path + suffix, file.Name + suffix, cancellationToken);
        }

        await MoveAsync(file.Path, file.Name, cancellationToken);
    }

    // Where the name is taken there: name.2, name.3 and so on. Renaming replaces nothing, so that two at once lose nothing.
    private async Task MoveAsync(string path, string name, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= MostOfOneName; number++)
        {
            var target = number == 1 ? $"{_folder}/{name}" : string.Create(CultureInfo.InvariantCulture, $"{_folder}/{name}.{number}");
            if (await LookAsync(target, cancellationToken) is not null)
            {
                continue;
            }

            if (await calls.CallAsync(session => session.TryRenameAsync(path, target, cancellationToken), cancellationToken)
                || await LookAsync(path, cancellationToken) is null)
            {
                return; // or it is gone: another call moved it, or this one, whose answer was cut off
            }

            if (await LookAsync(target, cancellationToken) is null)
            {
                break; // the name was free, so it is not that
            }
        }

        throw BankErrors.CannotMove(path, _folder!);
    }

    private Task<RemoteFile?> LookAsync(string path, CancellationToken cancellationToken) =>
        calls.CallAsync(session => session.LookAsync(path, cancellationToken), cancellationToken);
}
