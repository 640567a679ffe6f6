namespace FleetSpark.Landing.Secrets;

/// <summary>Reads secrets wherever they are kept.</summary>
public sealed class SecretReader : ISecretReader, IDisposable
{
    private readonly FileSecrets _files = new();
    private readonly AwsSecrets _aws = new();

    /// <inheritdoc />
    public Task<string> ReadAsync(SecretName name, CancellationToken cancellationToken) =>
        name.Store == SecretStore.File ? _files.ReadAsync(name, cancellationToken) : _aws.ReadAsync(name, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _aws.Dispose();
}
