using System.Globalization;
using System.Text.Json;
using FleetSpark.TagOperator;

namespace FleetSpark.CloudTests.Functions;

/// <summary>The function of the sources that are asked on a schedule, the native program: against the operator's server and a real sshd, with secrets from AWS.</summary>
public sealed class CalledFunctionTests(Cloud cloud) : IAsyncLifetime
{
    private const double MostMebibytes = 72;

    // Within what the operator posted: a function of today asks for all of it.
    private static readonly DateTimeOffset PostedAt = TimeProvider.System.GetUtcNow().AddHours(-3);

    private TestLake _lake = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _lake = await cloud.Local.CreateLakeAsync();

    public ValueTask DisposeAsync()
    {
        _lake.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Tags_ByRest_AreLandedAndASecondCallLandsNothing()
    {
        await using var tagOperator = await TagOperatorServer.StartAsync();
        for (var charge = 0; charge < 5000; charge++)
        {
            tagOperator.Book.Post(ChargeOf(charge), PostedAt.AddSeconds(charge / 10));
        }

        var secret = $"operator-{Guid.NewGuid():N}";
        var kept = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["client_secret"] = new TagOperatorOptions().Secret });
        await CloudSecrets.CreateSecretAsync(secret, kept);
        await using var function = await StartAsync("tags", $"""
            tags:
              base_url: {tagOperator.RestUrl}
              token_url: {tagOperator.TokenUrl}
              client_id: fleetspark
              secret: secretsmanager:{secret}#client_secret
              first_day: {PostedAt:yyyy-MM-dd}
            """);
        Assert.Equal((5000, false), Figures(await function.InvokeAsync("{}")));
        Assert.Equal((0, false), Figures(await function.InvokeAsync("{}")));
        Assert.InRange(function.PeakMebibytes, 1, MostMebibytes);

        var late = await function.InvokeAsync("{}", TimeSpan.FromSeconds(-1)); // nothing is begun
        Assert.True(JsonDocument.Parse(late.Json).RootElement.GetProperty("unfinished").GetBoolean());
        Assert.DoesNotContain(await function.EndAsync(), line => line.GetRawText().Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bank_BySftp_IsLandedAndWhatNeedsLongerThanItHasWaits()
    {
        using var server = await SshServer.StartAsync();
        var name = $"/bank/{Guid.NewGuid():N}";
        await CloudSecrets.PutParameterAsync(name, await File.ReadAllTextAsync(server.UserKey, Token));
        await File.WriteAllTextAsync(Path.Combine(server.Files, "1.json"), """{"accountId":"a","data":[{"transactionId":"t"}],"totals":{"count":1}}""", Token);
        var second = Path.Combine(server.Files, "2.json");
        await using (var large = File.Create(second))
        {
            large.SetLength(1L << 40); // days at any pace, and no byte of it on the disk
        }

        await using var function = await StartAsync("bank", SettingsOf(server, $"ssm:{name}"));
        Assert.Equal((1, true), Figures(await function.InvokeAsync("{}")));
        await File.WriteAllTextAsync(second, """{"accountId":"a","data":[{"transactionId":"u"}],"totals":{"count":1}}""", Token);
        Assert.Equal((1, false), Figures(await function.InvokeAsync("{}")));
        Assert.InRange(function.PeakMebibytes, 1, MostMebibytes);
        var files = FilesOf(await function.EndAsync());
        Assert.Equal(["landed", "waiting"], files.Take(2).Select(file => file.GetProperty("outcome").GetString()).Order(StringComparer.Ordinal));
        Assert.Contains(files, file => file.TryGetProperty("note", out var note) && note.GetString()!.StartsWith("It needs about ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bank_WithFilesThatCannotBeLanded_LandsTheOthersAndTellsEach()
    {
        using var server = await SshServer.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(server.Files, "1.json"), """{"accountId":"secret-account","data":[{"transactionId":"t"}],"totals":{"count":2}}""", Token);
        await File.WriteAllTextAsync(Path.Combine(server.Files, "2.json"), """{"accountId":"a","data":[{"transactionId":"u"}]}""", Token);
        await File.WriteAllTextAsync(Path.Combine(server.Files, "3.json"), """{"data":[""", Token);
        await using var function = await StartAsync("bank", SettingsOf(server, $"file:{server.UserKey}"));
        var reply = await function.InvokeAsync("{}");
        Assert.True(reply.IsError);
        Assert.Contains("FS2607 2 of 3 file(s) could not be landed: 1 by FS2208, 1 by FS2209.", reply.Json, StringComparison.Ordinal);
        Assert.DoesNotContain("Safe to run again", reply.Json, StringComparison.Ordinal); // neither becomes another one
        var log = await function.EndAsync();
        Assert.Equal(["FS2209", null, "FS2208"], FilesOf(log).Select(file => file.TryGetProperty("code", out var code) ? code.GetString() : null));
        var landed = Assert.Single(log, line => EventOf(line) == "landed");
        Assert.Equal((1, 1, 2), (landed.GetProperty("records").GetInt32(), landed.GetProperty("files").GetInt32(), landed.GetProperty("failed").GetInt32()));
        Assert.Equal(1, Assert.Single(log, line => line.TryGetProperty("_aws", out _)).GetProperty("Records").GetInt32());
        Assert.Equal("FS2607", Assert.Single(log, line => EventOf(line) == "failed").GetProperty("code").GetString());
        Assert.DoesNotContain(log, line => line.GetRawText().Contains("secret-account", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fleet_OfTheCompanysSize_IsLandedAndThenItsChangesAlone()
    {
        await using var server = await PostgresServer.StartAsync();
        await server.ExecuteAsync("CREATE TABLE registry AS SELECT 'AAA' || lpad(n::text, 4, '0') AS plate, 'FH 540' AS model, 'dev-' || n AS device_number, 'Driver ' || n AS driver_name FROM generate_series(1, 3000) AS n");
        await using var function = await StartAsync("fleet", $"""
            fleet:
              postgres:
                host: 127.0.0.1
                port: {server.Port}
                database: {PostgresServer.Database}
                user: {PostgresServer.User}
                password: file:{server.PasswordFile}
                tls: disable
                table: registry
            """);
        Assert.Equal((3000, false), Figures(await function.InvokeAsync("{}")));
        await server.ExecuteAsync("DELETE FROM registry WHERE plate = 'AAA0001'; UPDATE registry SET driver_name = 'Driver 1' WHERE plate = 'AAA0002'");
        Assert.Equal((2, false), Figures(await function.InvokeAsync("{}")));
        Assert.InRange(function.PeakMebibytes, 1, MostMebibytes);
        Assert.DoesNotContain(await function.EndAsync(), line => line.GetRawText().Contains("Driver", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secret_ThatIsNotThere_IsToldByItsName()
    {
        await using var function = await StartAsync("tags", """
            tags:
              base_url: http://127.0.0.1:1/api
              token_url: http://127.0.0.1:1/token
              client_id: fleetspark
              secret: ssm:/no/such/parameter
              first_day: 2026-03-01
            """);
        var reply = await function.InvokeAsync("{}");
        Assert.True(reply.IsError);
        Assert.Contains("FS2501", reply.Json, StringComparison.Ordinal);
        Assert.Contains("ssm:/no/such/parameter", reply.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_WithFaults_AreAllToldBeforeAnyEvent()
    {
        await using var function = await StartAsync("tags", "tags:\n  first_day: soon\n  pages: none\n");
        var reply = await function.Api.NeverBegun.WaitAsync(Token);
        Assert.All((string[])["FS2502", "base_url", "first_day", "pages"], word => Assert.Contains(word, reply.Json, StringComparison.Ordinal));
    }

    private static string ChargeOf(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"transaction_id":"t{{number}}","plate":"AAA0A{{number % 100:00}}","kind":"toll","occurred_at":"2026-03-10T12:00:00","amount":"12.30","currency":"BRL"}""");

    private static string SettingsOf(SshServer server, string key) => $"""
        bank:
          host: 127.0.0.1
          port: {server.Port}
          user: {SshServer.User}
          host_keys: [{server.HostKey}]
          private_key: {key}
          folder: {server.Files}
          look_interval_seconds: 2
        """;

    private static string? EventOf(JsonElement line) => line.TryGetProperty("event", out var name) ? name.GetString() : null;

    private static List<JsonElement> FilesOf(IReadOnlyList<JsonElement> log) => [.. log.Where(line => EventOf(line) == "file")];

    private static (long Records, bool IsUnfinished) Figures(FunctionReply reply)
    {
        Assert.False(reply.IsError, reply.Json);
        var answer = JsonDocument.Parse(reply.Json).RootElement;
        return (answer.GetProperty("records").GetInt64(), answer.GetProperty("unfinished").GetBoolean());
    }

    private async Task<FunctionProcess> StartAsync(string source, string settings)
    {
        var place = _lake.Lake.Location.At($"{source}.yaml");
        await cloud.Local.PutAsync(place, settings);
        return await FunctionProcess.StartAsync("calls", ("FLEET_SOURCE", source), ("FLEET_RAW", _lake.Lake.Location.At($"raw/{source}").ToString()), ("FLEET_LANDING", place.ToString()));
    }
}
