using System.Data;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FleetSpark.Landing.Csv;
using FleetSpark.Landing.Secrets;
using FleetSpark.Tables;
using Npgsql;

namespace FleetSpark.Landing.Sources.Fleet.Postgres;

/// <summary>
/// A registry in PostgreSQL, read in one transaction that sees one moment and may write nothing. Every value comes as the text that the server makes of it, so that no type has
/// to be known here, an enumeration of the company's own as little as an extension's.
/// </summary>
/// <param name="source">The source <c>fleet</c>.</param>
/// <param name="limits">How much may come.</param>
/// <param name="options">Where it is and what is read.</param>
/// <param name="secrets">Reads the password.</param>
/// <param name="clock">Waits between tries.</param>
internal sealed class PostgresRegistry(SourceDefinition source, FleetOptions limits, PostgresOptions options, ISecretReader secrets, TimeProvider clock) : IRegistry
{
    private const string SourceName = "postgresql"; // in refused objects, in the place of a file's name
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(15); // ours is to come after the server's, which says what it was

    public string Name => $"{options.Host}:{options.Port}/{options.Database}";

    public async Task<Snapshot> ReadAsync(CancellationToken cancellationToken)
    {
        await using var server = DataSourceOf(await secrets.ReadAsync(options.Password, cancellationToken));
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await ReadOnceAsync(server, cancellationToken);
            }
            catch (Exception fault) when (PostgresFaults.IsOne(fault, cancellationToken))
            {
                var how = PostgresFaults.HowItMayPass(fault, Name, options);
                if (tries == options.Tries)
                {
                    throw FleetErrors.NotReached(Name, tries, how);
                }
            }

            await Task.Delay(Backoff.After(tries, LongestWait), clock, cancellationToken);
        }
    }

    private async Task<Snapshot> ReadOnceAsync(NpgsqlDataSource server, CancellationToken cancellationToken)
    {
        await using var connection = await server.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var takenAt = await BeginAsync(connection, cancellationToken);
        using var intake = new SnapshotIntake(source, limits, Name, SourceName);
        await using (var command = new NpgsqlCommand(options.Sql, connection, transaction) { AllResultTypesAreUnknown = true })
        {
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            await TakeRowsAsync(rows, intake, cancellationToken);
        }

        await transaction.RollbackAsync(cancellationToken);
        return intake.At(takenAt);
    }

    // Said within the transaction rather than at the connection's start, which poolers before a server do not hand on. The time is asked for last: it is what begins the snapshot.
    private async Task<DateTimeOffset> BeginAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        string[] lines =
        [
            "SET TRANSACTION READ ONLY",
            $"SET LOCAL statement_timeout = {(long)options.StatementTimeout.TotalMilliseconds}",
            "SET LOCAL TimeZone = 'UTC'",
            "SET LOCAL DateStyle = 'ISO, YMD'",
        ];
        foreach (var line in lines)
        {
            await using var setting = new NpgsqlCommand(line, connection);
            await setting.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var time = new NpgsqlCommand("SELECT clock_timestamp()", connection) { AllResultTypesAreUnknown = true };
        await using var answer = await time.ExecuteReaderAsync(cancellationToken);
        await answer.ReadAsync(cancellationToken);
        return RegistryInstant.TryParse(answer.GetString(0), out var takenAt) ? takenAt : throw new InvalidOperationException("The server's time is none.");
    }

    private async Task TakeRowsAsync(NpgsqlDataReader rows, SnapshotIntake intake, CancellationToken cancellationToken)
    {
        var columns = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToList();
        RegistryColumns.Check(Name, columns);
        var types = Enumerable.Range(0, rows.FieldCount).Select(rows.GetDataTypeOID).ToList();
        if (columns.IndexOf(RowMembers.ValidFrom) is var moment and >= 0 && PostgresTypes.WithoutZone(types[moment]) is { } type)
        {
            throw FleetErrors.WithoutZone(Name, RowMembers.ValidFrom, type);
        }

        var builder = new JsonRecordBuilder(columns.Select(column => (string[])[column]));
        var values = new byte[]?[columns.Count];
        while (await rows.ReadAsync(cancellationToken))
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = await rows.IsDBNullAsync(i, cancellationToken) ? null : Encoding.UTF8.GetBytes(PostgresTypes.TextOf(types[i], rows.GetString(i)));
            }

            var record = builder.Build(values);
            intake.TakeBuilt(record, record);
        }
    }

    private NpgsqlDataSource DataSourceOf(string password)
    {
        var builder = new NpgsqlSlimDataSourceBuilder();
        var server = builder.ConnectionStringBuilder;
        server.Host = options.Host;
        server.Port = options.Port;
        server.Database = options.Database;
        server.Username = options.User;
        server.Password = password;
        server.ApplicationName = "fleetspark";
        server.Pooling = false;
        server.Timeout = (int)options.ConnectTimeout.TotalSeconds;
        server.CommandTimeout = (int)(options.StatementTimeout + Margin).TotalSeconds;
        server.GssEncryptionMode = GssEncryptionMode.Disable;
        server.SslMode = options.Tls == PostgresTls.Disable ? SslMode.Disable : SslMode.VerifyFull;
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(enable: false));
        if (options.Tls != PostgresTls.Disable)
        {
            builder.EnableTransportSecurity();
            if (options.RootCertificate is { } path)
            {
                var roots = RootsOf(path);
                builder.UseRootCertificates(roots);
            }
        }

        return builder.Build();
    }

    private static X509Certificate2Collection RootsOf(string path)
    {
        var roots = new X509Certificate2Collection();
        try
        {
            roots.ImportFromPemFile(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            // told below
        }

        return roots.Count > 0 ? roots : throw FleetErrors.UnreadableRoot(path);
    }
}
