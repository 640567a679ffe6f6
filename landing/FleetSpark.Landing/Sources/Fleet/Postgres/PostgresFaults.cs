using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace FleetSpark.Landing.Sources.Fleet.Postgres;

/// <summary>What a failure of PostgreSQL, or of the way to it, means.</summary>
internal static class PostgresFaults
{
    // SQLSTATE: its first two digits are a class.
    private const string QueryCanceled = "57014";
    private static readonly string[] MayPass = ["08", "40", "53", "55", "57", "58"];
    private static readonly string[] Access = ["28"];
    private static readonly string[] NamesOnly = ["3D", "3F", "42"]; // what is said there names tables, columns and the query, and no value of a row

    /// <summary>Whether a failure is one of the server, or of the way to it.</summary>
    public static bool IsOne(Exception fault, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && fault is NpgsqlException or SocketException or IOException or TimeoutException or AuthenticationException;

    /// <summary>How a failure that may pass is told.</summary>
    /// <exception cref="Core.FleetException">FS2402 to FS2405: it is one that another try would not change.</exception>
    public static string HowItMayPass(Exception fault, string server, PostgresOptions options)
    {
        if (fault is PostgresException refusal)
        {
            return OfServer(refusal, server, options);
        }

        var causes = CausesOf(fault).ToList();
        if (causes.Exists(cause => cause is AuthenticationException))
        {
            throw FleetErrors.NotTrusted(server, "its certificate is not vouched for, is over, or does not name the host.");
        }

        if (causes.OfType<SocketException>().FirstOrDefault() is { } socket)
        {
            return $"{socket.SocketErrorCode}";
        }

        if (causes.Exists(cause => cause is TimeoutException))
        {
            return "silence: no answer came in time";
        }

        if (causes.Exists(cause => cause is IOException))
        {
            return "a connection that broke off";
        }

        // A server that answers, and whose answer the client does not like.
        throw options.Tls == PostgresTls.Disable
            ? FleetErrors.NotLetIn(server, options.User, "none")
            : FleetErrors.NotTrusted(server, "it does not speak TLS, or asks for a way of logging in that this program does not take.");
    }

    private static string OfServer(PostgresException refusal, string server, PostgresOptions options)
    {
        var kind = refusal.SqlState[..2];
        if (refusal.SqlState == QueryCanceled)
        {
            throw FleetErrors.TooSlow(server, options.StatementTimeout);
        }

        if (Access.Contains(kind, StringComparer.Ordinal))
        {
            throw FleetErrors.NotLetIn(server, options.User, refusal.SqlState);
        }

        return MayPass.Contains(kind, StringComparer.Ordinal)
            ? $"SQLSTATE {refusal.SqlState}"
            : throw FleetErrors.QueryRefused(server, refusal.SqlState, NamesOnly.Contains(kind, StringComparer.Ordinal) ? refusal.MessageText.TrimEnd('.') : null);
    }

    private static IEnumerable<Exception> CausesOf(Exception fault)
    {
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
