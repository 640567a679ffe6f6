using System.Text.Json;
using Amazon.Runtime;
using FleetSpark.Aws;

namespace FleetSpark.Landing.Secrets;

/// <summary>
/// Secrets of Parameter Store and Secrets Manager. One that is a JSON object, as the databases of AWS have theirs, is named with the member that is
/// meant: <c>secretsmanager:fleet/database#password</c>.
/// </summary>
public sealed class AwsSecrets : ISecretReader, IDisposable
{
    private const char BeforeMember = '#';

    private readonly Lazy<AwsJsonClient> _parameters = new(() => new AwsJsonClient(AwsService.SystemsManager));
    private readonly Lazy<AwsJsonClient> _secrets = new(() => new AwsJsonClient(AwsService.SecretsManager));

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
        foreach (var client in (IEnumerable<Lazy<AwsJsonClient>>)[_parameters, _secrets])
        {
            if (client.IsValueCreated)
            {
                client.Value.Dispose();
            }
        }
    }

    private async Task<string?> ReadParameterAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await _parameters.Value.CallAsync(
            "GetParameter",
            json =>
            {
                json.WriteString("Name", name);
                json.WriteBoolean("WithDecryption", true);
            },
            cancellationToken);
        return answer.TryGetProperty("Parameter", out var parameter) && parameter.TryGetProperty("Value", out var value) ? value.GetString() : null;
    }

    private async Task<string?> ReadSecretAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await _secrets.Value.CallAsync("GetSecretValue", json => json.WriteString("SecretId", name), cancellationToken);
        return answer.TryGetProperty("SecretString", out var value) ? value.GetString() : null; // the other kind is bytes
    }

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
