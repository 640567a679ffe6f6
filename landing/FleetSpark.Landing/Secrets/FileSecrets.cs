namespace FleetSpark.Landing.Secrets;

/// <summary>Secrets in files of this machine, the line's end left out: for a laptop, and for what mounts secrets as files.</summary>
public sealed class FileSecrets : ISecretReader
{
    private const int MostBytes = 1 << 16;

    /// <inheritdoc />
    public async Task<string> ReadAsync(SecretName name, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(name.Name);
            var bytes = new byte[MostBytes + 1];
            var length = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            using var text = new StreamReader(new MemoryStream(bytes, 0, length));
            return length <= MostBytes ? (await text.ReadToEndAsync(cancellationToken)).TrimEnd('\r', '\n') : throw new IOException($"It is longer than {MostBytes} bytes.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw SecretErrors.CannotRead(name, refused);
        }
    }
}
