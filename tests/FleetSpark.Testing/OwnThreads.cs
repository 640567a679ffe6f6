using System.Runtime.ExceptionServices;

namespace FleetSpark.Testing;

/// <summary>Work on threads of its own, not of the pool: they end.</summary>
public static class OwnThreads
{
    /// <summary>Does work on some threads at once, and waits for all of them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="work">The work, given the thread's number from 0.</param>
    /// <returns>What each gave, by its number.</returns>
    /// <exception cref="Exception">What the work of one of them threw.</exception>
    public static IReadOnlyList<T> Run<T>(int count, Func<int, T> work)
    {
        Exception? failure = null;
        var results = new T[count];
        var threads = Enumerable.Range(0, count).Select(number => new Thread(() =>
        {
            try
            {
                results[number] = work(number);
            }
            catch (Exception failed)
            {
                failure = failed;
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return results;
    }

    /// <summary>Does work that gives nothing on some threads at once, and waits for all of them.</summary>
    public static void Run(int count, Action<int> work) => Run<object?>(count, number =>
    {
        work(number);
        return null;
    });
}
