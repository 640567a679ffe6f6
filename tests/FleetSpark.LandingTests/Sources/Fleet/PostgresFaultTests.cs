using System.Net;
using System.Net.Sockets;
using FleetSpark.Core;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Fleet.Postgres;

namespace FleetSpark.LandingTests.Fleet;

/// <summary>What stands in the way to a real PostgreSQL: who is not let in, whose certificate is not good, what breaks off.</summary>
public sealed class PostgresFaultTests(RegistryDatabase database)
{
    private const string Columns = "plate text, model text, device_number text, driver_name text";
    private const string Rows = "SELECT 'AAA' || i, 'FH', 'dev-' || i, 'Quirina Zabumba' FROM generate_series(1, 2000) AS i";

    [Fact]
    public async Task Server_VouchedForByItsRoot_IsReadByTls()
    {
        using var bench = await PostgresBench.StartAsync(database, Columns, Rows);
        var report = await bench.LandAsync(Tls(bench, "localhost", bench.Server.RootCertificate) with { Query = $"SELECT * FROM {bench.Options.Schema}.registry, (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()) AS tls", Table = null });
        Assert.Equal(2000, report.Changed);
        Assert.Contains("\"ssl\":\"true\"", (await bench.Raw.RecordsAsync())[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", "root.crt")] // a certificate of another name
    [InlineData("localhost", "stranger.crt")] // a root that did not sign it
    [InlineData("localhost", null)] // none that this machine trusts
    public async Task Server_NotVouchedFor_IsNeverTriedAgain(string host, string? root)
    {
        using var bench = await PostgresBench.StartAsync(database, Columns, Rows);
        var path = root switch { "root.crt" => bench.Server.RootCertificate, null => null, _ => bench.Server.StrangersCertificate };
        var error = await bench.FailAsync("FS2403", Tls(bench, host, path));
        Assert.Equal((FailureKind.Refused, 0), (error.Kind, bench.Clock.Waits.Count));
    }

    [Theory]
    [InlineData("absent.crt")]
    [InlineData("password")]
    public async Task Root_ThatCannotBeRead_IsTold(string file)
    {
        using var bench = await PostgresBench.StartAsync(database, Columns, Rows);
        await bench.FailAsync("FS2418", Tls(bench, "localhost", Path.Combine(Path.GetDirectoryName(bench.Server.PasswordFile)!, file)));
    }

    [Fact]
    public async Task Server_WithoutTls_IsSentNoPassword()
    {
        using var bench = await PostgresBench.StartAsync(database, Columns, Rows);
        using var plain = new TcpListener(IPAddress.Loopback, 0);
        plain.Start();
        var served = RefuseTlsAsync(plain);
        await bench.FailAsync("FS2403", Tls(bench, "localhost", bench.Server.RootCertificate) with { Port = ((IPEndPoint)plain.LocalEndpoint).Port });
        Assert.Equal(8, await served); // the question for TLS, and not a byte more
    }

    [Theory]
    [InlineData("keeper", "wrong")]
    [InlineData("nobody", "wrong")]
    public async Task User_WhoIsNotLetIn_IsNeverTriedAgain(string user, string password)
    {
        using var bench = await PostgresBench.StartAsync(database, Columns, Rows);
        var secret = bench.Raw.Write("secret", password);
        var error = await bench.FailAsync("FS2402", bench.Options with { User = user, Password = new SecretName(SecretStore.File, secret) });
        Assert.Contains("28P01", error.Message, StringComparison.Ordinal);
        Assert.Equal((FailureKind.Refused, 0), (error.Kind, bench.Clock.Waits.Count));
    }

    [Theory]
    [InlineData("FS2501", "absent")]
    [InlineData("FS2402", "empty")]
    public async Task Password_ThatIsNone_IsTold(string code, string name)
    {
        using var bench = await PostgresBench.StartAsync(database, Columns, Rows);
        bench.Raw.Write("empty", string.Empty);
        await bench.FailAsync(code, bench.Options with { Password = new SecretName(SecretStore.File, bench.Raw.PathOf(name)) });
    }

    [Fact]
    public async Task Database_ThatIsNotThere_IsTold()
    {
        using var bench = await PostgresBench.StartAsync(database, Columns, Rows);
        Assert.Contains("\"nothing\" does not exist", (await bench.FailAsync("FS2405", bench.Options with { Database = "nothing" })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("no-such-host.invalid")]
    public async Task Server_ThatIsAbsent_IsTriedAndTold(string host)
    {
        using var bench = await PostgresBench.StartAsync(database, Columns, Rows);
        var error = await bench.FailAsync("FS2401", bench.Options with { Host = host, Port = LocalCloud.FreePort(), Tries = 3 });
        Assert.Equal((FailureKind.Retry, 2), (error.Kind, bench.Clock.Waits.Count));
        Assert.Contains("in 3 tries", error.Message, StringComparison.Ordinal);
    }

    // In the greeting, in the log-in, in the settings, amid rows, before the end.
    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(300)]
    [InlineData(600)]
    [InlineData(60_000)]
    [InlineData(100_000)]
    public async Task Connection_ThatIsCut_IsReadAnewFromTheBeginning(long afterBytes)
    {
        using var bench = await PostgresBench.StartAsync(database, Columns, Rows);
        await using var relay = new CuttingRelay(bench.Server.Port, [new Break(afterBytes, IsFreeze: false), new Break(afterBytes, IsFreeze: false)]);
        var report = await bench.LandAsync(bench.Options with { Port = relay.Port });
        Assert.Equal((2000, 2000, 3, 2), (report.Changed, (await bench.Raw.RecordsAsync()).Count, relay.Connections, bench.Clock.Waits.Count));
    }

    [Fact]
    public async Task Connection_ThatIsCutEachTime_LandsNothing()
    {
        using var bench = await PostgresBench.StartAsync(database, Columns, Rows);
        await using var relay = new CuttingRelay(bench.Server.Port, Enumerable.Repeat(new Break(60_000, IsFreeze: false), 2));
        Assert.Equal(FailureKind.Retry, (await bench.FailAsync("FS2401", bench.Options with { Port = relay.Port, Tries = 2 })).Kind);
        Assert.Empty(await bench.Raw.KeysAsync());
    }

    [Fact]
    public async Task Server_ThatIsSilent_IsGivenUp()
    {
        using var bench = await PostgresBench.StartAsync(database, Columns, Rows);
        await using var relay = new CuttingRelay(bench.Server.Port, [new Break(0, IsFreeze: true)]);
        var error = await bench.FailAsync("FS2401", bench.Options with { Port = relay.Port, Tries = 1, ConnectTimeout = TimeSpan.FromSeconds(1) });
        Assert.Contains("silence", error.Message, StringComparison.Ordinal);
    }

    private static PostgresOptions Tls(PostgresBench bench, string host, string? root) => bench.Options with { Host = host, Tls = PostgresTls.VerifyFull, RootCertificate = root };

    private static async Task<int> RefuseTlsAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(RawLake.Cancellation);
        var received = new byte[1024];
        var length = await client.GetStream().ReadAsync(received, RawLake.Cancellation);
        await client.GetStream().WriteAsync("N"u8.ToArray(), RawLake.Cancellation);
        return length + await client.GetStream().ReadAsync(received, RawLake.Cancellation);
    }
}
