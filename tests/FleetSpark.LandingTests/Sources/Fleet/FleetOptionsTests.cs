using FleetSpark.Core;
using FleetSpark.Landing;
using FleetSpark.Landing.Sources.Fleet;
using FleetSpark.Landing.Sources.Fleet.Postgres;

namespace FleetSpark.LandingTests.Fleet;

public sealed class FleetOptionsTests
{
    private const string Server = "host: db.example, database: fleet, user: reader, password: 'file:/etc/fleet/registry'";

    [Fact]
    public void Settings_OfADatabase_HaveTheirDefaults()
    {
        var options = Read($"postgres: {{{Server}, table: trucks}}");
        var postgres = options.Postgres!;
        Assert.Equal((20, 250_000, 256 << 20, 5432, PostgresTls.VerifyFull), (options.MostVanishedPercent, options.MostRows, options.MostBytes, postgres.Port, postgres.Tls));
        Assert.Equal("SELECT * FROM \"public\".\"trucks\"", postgres.Sql);
    }

    [Theory]
    [InlineData("table: 'a\"b', schema: X", "SELECT * FROM \"X\".\"a\"\"b\"")]
    [InlineData("query: 'SELECT 1 -- one ; '", "SELECT * FROM (\nSELECT 1 -- one\n) AS registry")]
    public void Sql_OfTableOrQuery_IsOneSelect(string words, string expected) => Assert.Equal(expected, Read($"postgres: {{{Server}, {words}}}").Postgres!.Sql);

    [Theory]
    [InlineData("most_rows: 5", "one of 'file' and 'postgres'")]
    [InlineData("file: a.csv, postgres: {" + Server + ", table: t}", "one of 'file' and 'postgres'")]
    [InlineData("file: 's3://bucket'", "neither a path nor s3://bucket/key")]
    [InlineData("file: 'http://elsewhere/a.csv'", "neither a path nor s3://bucket/key")]
    [InlineData("file: a, most_vanished_percent: 101", "'most_vanished_percent' must be 0 to 100")]
    [InlineData("map: a=b, postgres: {" + Server + ", table: t}", "'map' is for a CSV file alone")]
    [InlineData("postgres: {" + Server + "}", "one of 'query' and 'table'")]
    [InlineData("postgres: {" + Server + ", query: q, table: t}", "one of 'query' and 'table'")]
    [InlineData("postgres: {" + Server + ", query: q, schema: s}", "'schema' is that of 'table'")]
    [InlineData("postgres: {" + Server + ", query: ';'}", "must not be empty")]
    [InlineData("postgres: {" + Server + ", table: t, tls: disable}", "'tls' may be disable only where 'host' is this machine")]
    [InlineData("postgres: {" + Server + ", table: t, tls: prefer}", "'tls' must be one of")]
    [InlineData("postgres: {host: localhost, database: d, user: u, password: hunter2, table: t}", "'password' must say where the secret is kept")]
    [InlineData("postgres: {host: localhost, table: t, tls: disable, root_certificate: r}", "'root_certificate' is for tls: verify-full")]
    [InlineData("file: a, pattern: x", "'pattern' is not known")]
    public void Settings_WithAFault_SayIt(string words, string fault)
    {
        var error = Assert.Throws<FleetException>(() => Read(words));
        Assert.Equal("FS2502", error.Code);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("/run/postgresql")]
    public void Tls_OfThisMachine_MayBeDisabled(string host) => Assert.Equal(
        PostgresTls.Disable, Read($"postgres: {{host: '{host}', database: d, user: u, password: 'file:p', table: t, tls: disable}}").Postgres!.Tls);

    private static FleetOptions Read(string words) => LandingSettings.Parse($"fleet: {{{words}}}").Fleet!;
}
