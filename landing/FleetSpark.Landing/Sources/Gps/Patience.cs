using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Gps;

/// <summary>Tries a call again that failed in a way that may pass, with longer and longer pauses, for a while.</summary>
/// <param name="longest">How long in all.</param>
/// <param name="clock">Tells the time, and waits.</param>
internal sealed class Patience(TimeSpan longest, TimeProvider clock)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Makes a call that has no answer, again where that may help.</summary>
    public Task TryAsync(Func<Task> call, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            await call();
            return true;
        },
        cancellationToken);

    /// <summary>Makes a call, again where that may help.</summary>
    public async Task<T> TryAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + longest;
        for (var tries = 1; ; tries++)
        {
            var pause = Backoff.After(tries, LongestPause);
            try
            {
                return await call();
            }
            catch (FleetException failed) when (failed.Kind == FailureKind.Retry && clock.GetUtcNow() + pause < until)
            {
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
    }
}
