using System.Net;
using FleetSpark.Core;
using FleetSpark.Landing.Secrets;

namespace FleetSpark.Landing.Sources.Fleet.Postgres;

/// <summary>Reads <see cref="PostgresOptions"/> from YAML.</summary>
internal static class PostgresSettings
{
    private static readonly PostgresOptions Absent = new() { Host = "-", Database = "-", User = "-", Password = default };

    private static readonly Dictionary<string, PostgresTls> TlsModes = new(StringComparer.Ordinal)
    {
        ["verify-full"] = PostgresTls.VerifyFull,
        ["disable"] = PostgresTls.Disable,
    };

    public static PostgresOptions Read(YamlMap yaml)
    {
        var options = new PostgresOptions
        {
            Host = yaml.Required("host"),
            Port = yaml.WholeNumber("port", Absent.Port, 1, ushort.MaxValue),
            Database = yaml.Required("database"),
            User = yaml.Required("user"),
            Password = SecretName.Required(yaml, "password"),
            Tls = yaml.Choice("tls", Absent.Tls, TlsModes),
            RootCertificate = yaml.Optional("root_certificate"),
            Query = yaml.Optional("query"),
            Table = yaml.Optional("table"),
            Schema = yaml.Optional("schema") ?? Absent.Schema,
            ConnectTimeout = TimeSpan.FromSeconds(yaml.WholeNumber("connect_timeout_seconds", (int)Absent.ConnectTimeout.TotalSeconds, 1, 600)),
            StatementTimeout = TimeSpan.FromSeconds(yaml.WholeNumber("statement_timeout_seconds", (int)Absent.StatementTimeout.TotalSeconds, 1, 3600)),
            Tries = yaml.WholeNumber("tries", Absent.Tries, 1, 20),
        };
        yaml.RefuseUnknownKeys();
        Check(options, yaml);
        return options;
    }

    private static void Check(PostgresOptions options, YamlMap yaml)
    {
        if (options.Query is null == options.Table is null)
        {
            yaml.AddFault("one of 'query' and 'table' must say what is read, and not both");
        }

        if (options.Query is not null && yaml.Optional("schema") is not null)
        {
            yaml.AddFault("'schema' is that of 'table': name it in 'query' itself");
        }

        if (options.Query?.Trim(' ', ';') is "" || options.Table is "" || options.Schema is "")
        {
            yaml.AddFault("'query', 'table' and 'schema' must not be empty");
        }

        if (options.Tls == PostgresTls.Disable && options.Host.Length > 0 && !IsThisMachine(options.Host))
        {
            yaml.AddFault("'tls' may be disable only where 'host' is this machine: names of drivers must not travel in the clear");
        }

        if (options.Tls == PostgresTls.Disable && options.RootCertificate is not null)
        {
            yaml.AddFault("'root_certificate' is for tls: verify-full");
        }
    }

    private static bool IsThisMachine(string host) =>
        host == "localhost" || host.StartsWith('/') || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
