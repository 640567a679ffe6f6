using System.Text.Json;
using Amazon.Runtime;
using FleetSpark.Aws.Secrets;

namespace FleetSpark.Landing.Secrets;

/// <summary>
/// Secrets of Parameter Store and Secrets Manager. One that is a JSON object, as the databases of AWS have theirs, is named with the member that is
/// meant: <c>secretsmanager:fleet/database#password</c>.
/// </summary>
public sealed class AwsSecrets : ISecretReader, IDisposable
{
    private const char BeforeMember = '#';

    private readonly Lazy<ParameterStoreClient> _parameters = new(() => new ParameterStoreClient());
    private readonly Lazy<SecretsManagerClient> _secrets = new(() => new SecretsManagerClient());

    /// <inheritdoc />
    public async Task<string> ReadAsync(SecretName name, CancellationToken cancellationToken)
    {
        var parts = name.Name.Split(BeforeMember, 2);
        try
        {
            var text = name.Store == SecretStore.Parameter ? await ReadParameterAsync(parts[0], cancellationToken) : await ReadSecretAsync(parts[0], cancellationToken);
            return (text, parts) switch
            {
                (null, _) => throw SecretErrors.NoText(name),
                (_, [_, var member]) => MemberOf(name, text, member),
                _ => text,
            };
        }
        catch (Exception refused) when (refused is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw SecretErrors.CannotRead(name, refused);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_parameters.IsValueCreated)
        {
            _parameters.Value.Dispose();
        }

        if (_secrets.IsValueCreated)
        {
            _secrets.Value.Dispose();
        }
    }

    private async Task<string?> ReadParameterAsync(string name, CancellationToken cancellationToken) =>
        (await _parameters.Value.GetParameterAsync(new GetParameterInput(name, WithDecryption: true), cancellationToken)).Parameter?.Value;

    // The other kind is bytes.
    private async Task<string?> ReadSecretAsync(string name, CancellationToken cancellationToken) =>
        (await _secrets.Value.GetSecretValueAsync(new GetSecretValueInput(name), cancellationToken)).SecretString;

    // The parser's own words would quote the secret.
    private static string MemberOf(SecretName name, string text, string member)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(member, out var value)
                ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()
                : throw SecretErrors.NoMember(name);
        }
        catch (JsonException)
        {
            throw SecretErrors.NoMember(name);
        }
    }
}
