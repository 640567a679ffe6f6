using FleetSpark.Landing.Secrets;

namespace FleetSpark.Landing.Sources.Fleet.Postgres;

/// <summary>A registry in PostgreSQL: where it is, who reads it, and what is read. Its columns have the names of our fields; others are kept in raw.</summary>
public sealed record PostgresOptions
{
    /// <summary>The server's name or address, or the folder of its Unix socket.</summary>
    public required string Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 5432;

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>The user, who need not be able to do more than read.</summary>
    public required string User { get; init; }

    /// <summary>Where the user's password is kept.</summary>
    public required SecretName Password { get; init; }

    /// <summary>How the server is made sure of.</summary>
    public PostgresTls Tls { get; init; } = PostgresTls.VerifyFull;

    /// <summary>A PEM file of the certificates that vouch for the server; null for those that this machine trusts. For RDS it is Amazon's bundle.</summary>
    public string? RootCertificate { get; init; }

    /// <summary>One SELECT that gives the registry; null where <see cref="Table"/> is read as it is.</summary>
    public string? Query { get; init; }

    /// <summary>The table or view; null where <see cref="Query"/> says.</summary>
    public string? Table { get; init; }

    /// <summary>The table's schema.</summary>
    public string Schema { get; init; } = "public";

    /// <summary>How long a connection may take to be made: 1 to 600 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the reading may take at the server, which ends it then: 1 to 3600 s.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How often the registry is read that breaks off, each time from the beginning: 1 to 20.</summary>
    public int Tries { get; init; } = 4;

    /// <summary>The SELECT. A semicolon at a query's end is how queries are written, and would end the SELECT around it.</summary>
    internal string Sql => Query is { } query ? $"SELECT * FROM (\n{query.TrimEnd(' ', '\t', '\r', '\n', ';')}\n) AS registry" : $"SELECT * FROM {Quoted(Schema)}.{Quoted(Table!)}";

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>How a server is made sure of.</summary>
public enum PostgresTls
{
    /// <summary>TLS; its certificate must be vouched for and name the host.</summary>
    VerifyFull,

    /// <summary>No TLS; for a server of this machine alone.</summary>
    Disable,
}
