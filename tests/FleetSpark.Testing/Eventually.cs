using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace FleetSpark.Testing;

/// <summary>Waits for what comes to pass by itself, where nothing tells when.</summary>
public static class Eventually
{
    // Only a test that fails waits so long, and others work on the same machine.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>Looks again and again until what is seen is as it is to be.</summary>
    /// <param name="look">Looks; what it throws ends the wait.</param>
    /// <param name="isSo">Whether it is.</param>
    /// <param name="patience">How long it may take; null for two minutes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="what">What is waited for, in the failure's words.</param>
    /// <returns>What was seen last, which is as it is to be.</returns>
    /// <exception cref="TimeoutException">It is not so yet; the message tells what was seen last.</exception>
    public static async Task<T> BeAsync<T>(
        Func<Task<T>> look, Func<T, bool> isSo, TimeSpan? patience = null, CancellationToken cancellationToken = default, [CallerArgumentExpression(nameof(isSo))] string what = "")
    {
        var longest = patience ?? LongestWait;
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(BetweenLooks, cancellationToken))
        {
            var seen = await look();
            if (isSo(seen))
            {
                return seen;
            }

            if (watch.Elapsed >= longest)
            {
                throw new TimeoutException($"Not so within {longest.TotalSeconds:0.###} s: {what}. Seen last: {seen}.");
            }
        }
    }

    /// <inheritdoc cref="BeAsync{T}(Func{Task{T}}, Func{T, bool}, TimeSpan?, CancellationToken, string)" />
    public static Task<T> BeAsync<T>(
        Func<T> look, Func<T, bool> isSo, TimeSpan? patience = null, CancellationToken cancellationToken = default, [CallerArgumentExpression(nameof(isSo))] string what = "") =>
        BeAsync(() => Task.FromResult(look()), isSo, patience, cancellationToken, what);
}
