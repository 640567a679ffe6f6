namespace FleetSpark.Landing.Secrets;

/// <summary>Secrets in files of this machine, the line's end left out: for a laptop, and for what mounts secrets as files.</summary>
public sealed class FileSecrets : ISecretReader
{
    /// <inheritdoc />
    public async Task<string> ReadAsync(SecretName name, CancellationToken cancellationToken)
    {
        try
        {
            return (await File.ReadAllTextAsync(name.Name, cancellationToken)).TrimEnd('\r', '\n');
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw SecretErrors.CannotRead(name, refused);
        }
    }
}
