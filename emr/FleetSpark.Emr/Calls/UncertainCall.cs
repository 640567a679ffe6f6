using FleetSpark.Core;

namespace FleetSpark.Emr.Calls;

/// <summary>Makes a call that AWS takes no token for: once, and again only after it was looked whether the first one did it.</summary>
/// <param name="clock">Waits.</param>
/// <param name="times">How long.</param>
internal sealed class UncertainCall(TimeProvider clock, SubmitTimes times)
{
    /// <summary>Makes it.</summary>
    /// <param name="operation">Its name, for a message.</param>
    /// <param name="call">The call, which nothing repeats by itself.</param>
    /// <param name="find">Looks for what it makes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="FleetException">FS7201: it is refused; FS7202: it is not answered, and what it makes is not there.</exception>
    public async Task<T> MakeAsync<T>(string operation, Func<Task<T>> call, Func<Task<T?>> find, CancellationToken cancellationToken)
        where T : class
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await call();
            }
            catch (Exception failed) when (AwsCalls.IsOfAws(failed) && tried < times.Tries)
            {
                if (AwsCalls.IsRefused(failed))
                {
                    throw AwsCalls.Coded(operation, failed);
                }
            }
            catch (Exception failed) when (AwsCalls.IsOfAws(failed))
            {
                throw AwsCalls.Coded(operation, failed);
            }

            if (await LookAsync(find, cancellationToken) is { } made)
            {
                return made;
            }
        }
    }

    private async Task<T?> LookAsync<T>(Func<Task<T?>> find, CancellationToken cancellationToken)
        where T : class
    {
        for (var until = clock.GetUtcNow() + times.UnansweredLook; ;)
        {
            if (await find() is { } made)
            {
                return made;
            }

            if (clock.GetUtcNow() >= until)
            {
                return null;
            }

            await Task.Delay(times.LookEvery, clock, cancellationToken);
        }
    }
}
