using FleetSpark.Core;
using FleetSpark.Engines;

namespace FleetSpark.Jobs;

/// <summary>An engine knows no table and no day: where it fails, this says on which.</summary>
internal static class EngineWork
{
    /// <summary>Does some work of an engine.</summary>
    /// <param name="where">What it is for: <c>truck_days 2026-03-20</c>.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="FleetException">FS4001, FS4010, FS4011: an engine failed; the message begins with <paramref name="where"/>.</exception>
    public static async Task<T> OnAsync<T>(string where, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (FleetException failed) when (EngineErrors.IsOfWork(failed))
        {
            throw EngineErrors.FailedIn(where, failed);
        }
    }
}
