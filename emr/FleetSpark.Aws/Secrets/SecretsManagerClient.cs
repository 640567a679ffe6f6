namespace FleetSpark.Aws.Secrets;

/// <summary>AWS Secrets Manager.</summary>
/// <param name="options">How it calls; null for the defaults.</param>
public sealed class SecretsManagerClient(AwsClientOptions? options = null) : AwsJsonClient(AwsService.SecretsManager, SecretsJson.Default, options ?? new AwsClientOptions())
{
    /// <summary>The current version of a secret.</summary>
    public Task<GetSecretValueOutput> GetSecretValueAsync(GetSecretValueInput input, CancellationToken cancellationToken) =>
        CallAsync<GetSecretValueInput, GetSecretValueOutput>("GetSecretValue", input, cancellationToken);
}

/// <summary>Input of GetSecretValue.</summary>
/// <param name="SecretId">The secret's name or ARN.</param>
public sealed record GetSecretValueInput(string SecretId);

/// <summary>Output of GetSecretValue.</summary>
/// <param name="SecretString">Its text; null for one that is bytes.</param>
public sealed record GetSecretValueOutput(string? SecretString);
