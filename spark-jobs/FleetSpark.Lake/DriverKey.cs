using System.Security.Cryptography;
using System.Text;
using FleetSpark.Core;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Lake;

/// <summary>The lake's secret key, from which ids of drivers are made: a file of its owner's alone, or an object. Whoever comes first makes it.</summary>
internal static class DriverKey
{
    private const int LeastCharacters = 32;
    private const int MadeCharacters = 64;

    /// <summary>Reads the key; makes it where there is none.</summary>
    /// <exception cref="FleetException">FS1007: it is too short to be a secret. FS1003, FS1010 to FS1012: it cannot be read or made.</exception>
    public static async Task<string> ReadAsync(LakeLocation location, LakeStores stores, CancellationToken cancellationToken)
    {
        var key = (await (location.S3 is null ? ReadFileAsync(location.Path, cancellationToken) : ReadObjectAsync(location, stores, cancellationToken))).Trim();
        return key.Length >= LeastCharacters ? key : throw LakeErrors.WeakDriverKey(location.ToString());
    }

    private static string Make() => RandomNumberGenerator.GetHexString(MadeCharacters, lowercase: true);

    private static async Task<string> ReadObjectAsync(LakeLocation location, LakeStores stores, CancellationToken cancellationToken)
    {
        var (folder, name) = location.Split();
        var store = stores.Open(folder, isPrivate: true);
        if (await store.ReadAsync(name, cancellationToken) is not { } key)
        {
            using var made = new MemoryStream(Encoding.UTF8.GetBytes(Make()), writable: false);
            await store.PutIfAbsentAsync(name, made, cancellationToken); // another run may have been first, and its key holds
            key = await store.ReadAsync(name, cancellationToken) ?? throw LakeErrors.MissingObject(location.ToString());
        }

        return Encoding.UTF8.GetString(key.Content.Span);
    }

    private static async Task<string> ReadFileAsync(string file, CancellationToken cancellationToken)
    {
        if (!LocalFolders.HasFile(file))
        {
            await MakeFileAsync(file, cancellationToken);
        }

        try
        {
            return await File.ReadAllTextAsync(file, cancellationToken);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw LakeErrors.CannotRead(file, denied);
        }
    }

    private static async Task MakeFileAsync(string file, CancellationToken cancellationToken)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await WriteFileAsync(file, temporary, cancellationToken);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw LakeErrors.CannotWrite(file, refused);
        }
    }

    private static async Task WriteFileAsync(string file, string temporary, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(temporary, Make(), cancellationToken);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            await FileLink.TryMoveAsync(temporary, file, $"{file}.lock", cancellationToken);
        }
        finally
        {
            File.Delete(temporary); // the disk is full; or another run made it first, and its key holds
        }
    }
}
