using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Bank.Sftp;

/// <summary>Calls to a server that are made again, over a new connection, where one broke. What is refused once is refused for good.</summary>
internal sealed class SftpCalls(ISftpConnector connector, SftpOptions options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private ISftpSession? _session;
    private FleetException? _refusal;

    /// <summary>Makes a call.</summary>
    /// <param name="call">The call; it may be made several times.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="FleetException">FS2204: it broke too often; FS2201 to FS2203, FS2501: the server, or the secret, is refused; and what the call throws.</exception>
    public async Task<T> CallAsync<T>(Func<ISftpSession, Task<T>> call, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await call(_session ??= await ConnectAsync(cancellationToken));
            }
            catch (SftpBrokenException fault)
            {
                await RecoverAsync(tries, fault, cancellationToken);
            }
        }
    }

    /// <summary>Makes a call that has no answer.</summary>
    /// <inheritdoc cref="CallAsync{T}" />
    public Task CallAsync(Func<ISftpSession, Task> call, CancellationToken cancellationToken) => CallAsync(
        async session =>
        {
            await call(session);
            return true;
        },
        cancellationToken);

    /// <summary>Drops a connection that broke and waits, longer each time, before another one is made.</summary>
    /// <exception cref="FleetException">FS2204: these were as many tries as there may be; no further call will connect.</exception>
    public async Task RecoverAsync(int tries, SftpBrokenException fault, CancellationToken cancellationToken)
    {
        Drop();
        if (tries >= options.Tries)
        {
            throw _refusal = BankErrors.Unreachable(options.Host, tries, fault);
        }

        await Task.Delay(Backoff.After(tries, LongestWait), clock, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => Drop();

    private async Task<ISftpSession> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _refusal is null ? await connector.ConnectAsync(cancellationToken) : throw _refusal;
        }
        catch (FleetException refused)
        {
            _refusal = refused;
            throw;
        }
    }

    private void Drop()
    {
        _session?.Dispose();
        _session = null;
    }
}
