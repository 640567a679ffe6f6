using FleetSpark.Core;
using FleetSpark.Landing;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Fleet;
using FleetSpark.Landing.Sources.Fleet.Postgres;
using FleetSpark.LandingTests.Fleet;

[assembly: AssemblyFixture(typeof(RegistryDatabase))]

namespace FleetSpark.LandingTests.Fleet;

/// <summary>One real PostgreSQL for all tests, started for the first one that asks; each has a schema of its own there.</summary>
public sealed class RegistryDatabase : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresServer>> _server = new(PostgresServer.StartAsync);

    /// <summary>The server.</summary>
    public Task<PostgresServer> ServerAsync() => _server.Value;

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
        {
            await (await _server.Value).DisposeAsync();
        }
    }
}

/// <summary>A schema with a registry, and a raw store to land it in.</summary>
internal sealed class PostgresBench : IDisposable
{
    private readonly string _schema = $"s{Guid.NewGuid():N}";

    private PostgresBench(PostgresServer server) => Server = server;

    public PostgresServer Server { get; }

    public RawLake Raw { get; } = new(new MemoryStore());

    public SkippingClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public PostgresOptions Options => new()
    {
        Host = "127.0.0.1",
        Port = Server.Port,
        Database = PostgresServer.Database,
        User = PostgresServer.User,
        Password = new SecretName(SecretStore.File, Server.PasswordFile),
        Tls = PostgresTls.Disable,
        Schema = _schema,
        Table = "registry",
    };

    /// <summary>A bench whose registry has these columns and rows.</summary>
    public static async Task<PostgresBench> StartAsync(RegistryDatabase database, string columns, string rows)
    {
        var bench = new PostgresBench(await database.ServerAsync());
        await bench.ExecuteAsync($"CREATE SCHEMA {bench._schema}", $"CREATE TABLE registry ({columns})", $"INSERT INTO registry {rows}");
        return bench;
    }

    /// <summary>Runs statements, one after the other, in the bench's schema.</summary>
    public async Task ExecuteAsync(params string[] statements)
    {
        foreach (var statement in statements)
        {
            await Server.ExecuteAsync(statement.Replace("registry", $"{_schema}.registry", StringComparison.Ordinal));
        }
    }

    /// <summary>The SELECT with the registry of the bench's schema.</summary>
    public PostgresOptions Ask(string query) => Options with { Table = null, Query = query.Replace("registry", $"{_schema}.registry", StringComparison.Ordinal) };

    public Task<FleetReport> LandAsync(PostgresOptions? options = null, FleetOptions? limits = null) =>
        new FleetLander(LandingTests.Sources.Of("fleet"), Raw.Store, (limits ?? new FleetOptions()) with { Postgres = options ?? Options }, new LandingOptions().CompanyZone, new FileSecrets(), Clock)
            .LandAsync(RawLake.Cancellation);

    /// <summary>Lands, which must fail with this code, without a word that is nobody's business.</summary>
    public async Task<FleetException> FailAsync(string code, PostgresOptions? options = null)
    {
        var error = await Assert.ThrowsAsync<FleetException>(() => LandAsync(options));
        Assert.Equal(code, error.Code);
        Assert.DoesNotContain("Zabumba", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(PostgresServer.Password, error.ToString(), StringComparison.Ordinal);
        return error;
    }

    /// <summary>The only record, its members by name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SingleAsync()
    {
        using var json = System.Text.Json.JsonDocument.Parse(Assert.Single(await Raw.RecordsAsync()));
        return json.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal);
    }

    public void Dispose() => Raw.Dispose();
}
