using FleetSpark.Core;
using FleetSpark.Landing.Secrets;

namespace FleetSpark.CloudTests.Stores;

/// <summary>Secrets as AWS keeps them: a text, a member of one, or what is neither.</summary>
public sealed class AwsSecretsTests : IDisposable
{
    private readonly AwsSecrets _secrets = new();
    private readonly string _name = $"secret-{Guid.NewGuid():N}";

    public void Dispose() => _secrets.Dispose();

    [Theory]
    [InlineData("hunter2", "", "hunter2")]
    [InlineData("""{"password":"hunter2"}""", "", """{"password":"hunter2"}""")]
    [InlineData("""{"port":5432,"password":"hunter2"}""", "#password", "hunter2")]
    [InlineData("""{"port":5432,"password":"hunter2"}""", "#port", "5432")]
    public async Task Secret_OfAText_IsThatOrItsMember(string text, string member, string expected)
    {
        await CloudSecrets.CreateSecretAsync(_name, text);
        Assert.Equal(expected, await ReadAsync(member));
    }

    [Theory]
    [InlineData("hunter2")]
    [InlineData("""{"password":"hunter2" """)]
    [InlineData("""["password","hunter2"]""")]
    [InlineData("""{"Password":"hunter2"}""")]
    public async Task Secret_WithoutTheMember_IsRefusedByNameAndNotQuoted(string text)
    {
        await CloudSecrets.CreateSecretAsync(_name, text);
        await AssertRefusedAsync("#password", "FS2505", $"The secret 'secretsmanager:{_name}#password' is no JSON object with the member that is named after '#'. Mend the name in the settings, or the secret.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("#password")]
    public async Task Secret_OfBytes_IsRefusedByNameAndNotQuoted(string member)
    {
        await CloudSecrets.CreateSecretAsync(_name, "hunter2"u8.ToArray());
        await AssertRefusedAsync(member, "FS2504", $"The secret 'secretsmanager:{_name}{member}' is no text. Store it as one.");
    }

    private async Task AssertRefusedAsync(string member, string code, string message)
    {
        var refused = await Assert.ThrowsAsync<FleetException>(() => ReadAsync(member));
        Assert.Equal((code, message), (refused.Code, refused.Message));
        Assert.DoesNotContain("hunter2", refused.ToString(), StringComparison.Ordinal);
    }

    private Task<string> ReadAsync(string member) => _secrets.ReadAsync(new SecretName(SecretStore.SecretsManager, _name + member), TestContext.Current.CancellationToken);
}
