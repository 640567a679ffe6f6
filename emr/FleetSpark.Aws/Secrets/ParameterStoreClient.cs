namespace FleetSpark.Aws.Secrets;

/// <summary>AWS Systems Manager's Parameter Store.</summary>
/// <param name="options">How it calls; null for the defaults.</param>
public sealed class ParameterStoreClient(AwsClientOptions? options = null) : AwsJsonClient(AwsService.SystemsManager, SecretsJson.Default, options ?? new AwsClientOptions())
{
    /// <summary>A parameter, decrypted where it is asked to be.</summary>
    public Task<GetParameterOutput> GetParameterAsync(GetParameterInput input, CancellationToken cancellationToken) =>
        CallAsync<GetParameterInput, GetParameterOutput>("GetParameter", input, cancellationToken);
}

/// <summary>Input of GetParameter.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="WithDecryption">Whether a SecureString is decrypted.</param>
public sealed record GetParameterInput(string Name, bool WithDecryption);

/// <summary>Output of GetParameter.</summary>
/// <param name="Parameter">The parameter.</param>
public sealed record GetParameterOutput(Parameter? Parameter);

/// <summary>A parameter.</summary>
/// <param name="Value">Its text.</param>
public sealed record Parameter(string? Value);
