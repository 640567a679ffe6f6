using System.Text.Json.Serialization;
using FleetSpark.Aws;

namespace FleetSpark.Testing;

/// <summary>Puts secrets where AWS keeps them, for tests of what reads them.</summary>
public static class CloudSecrets
{
    /// <summary>Makes a secret of Secrets Manager.</summary>
    public static async Task CreateSecretAsync(string name, string text)
    {
        using var secrets = new Client(AwsService.SecretsManager);
        await secrets.PutAsync("CreateSecret", new CreateSecret(name, text));
    }

    /// <summary>Makes a secret of Secrets Manager that is no text.</summary>
    public static async Task CreateSecretAsync(string name, byte[] bytes)
    {
        using var secrets = new Client(AwsService.SecretsManager);
        await secrets.PutAsync("CreateSecret", new CreateBinarySecret(name, bytes));
    }

    /// <summary>Gives a secret of Secrets Manager that is there its text.</summary>
    public static async Task PutSecretValueAsync(string name, string text)
    {
        using var secrets = new Client(AwsService.SecretsManager);
        await secrets.PutAsync("PutSecretValue", new PutSecretValue(name, text));
    }

    /// <summary>Makes an encrypted parameter of Parameter Store.</summary>
    public static async Task PutParameterAsync(string name, string text)
    {
        using var parameters = new Client(AwsService.SystemsManager);
        await parameters.PutAsync("PutParameter", new PutParameter(name, text, "SecureString"));
    }

    private sealed class Client(AwsService service) : AwsJsonClient(service, CloudSecretsJson.Default, new AwsClientOptions())
    {
        public Task<NoOutput> PutAsync<TInput>(string operation, TInput input) => CallAsync<TInput, NoOutput>(operation, input, CancellationToken.None);
    }

    internal sealed record CreateSecret(string Name, string SecretString);

    internal sealed record CreateBinarySecret(string Name, byte[] SecretBinary);

    internal sealed record PutSecretValue(string SecretId, string SecretString);

    internal sealed record PutParameter(string Name, string Value, string Type);
}

[JsonSerializable(typeof(NoOutput))]
[JsonSerializable(typeof(CloudSecrets.CreateSecret))]
[JsonSerializable(typeof(CloudSecrets.CreateBinarySecret))]
[JsonSerializable(typeof(CloudSecrets.PutSecretValue))]
[JsonSerializable(typeof(CloudSecrets.PutParameter))]
internal sealed partial class CloudSecretsJson : JsonSerializerContext;
