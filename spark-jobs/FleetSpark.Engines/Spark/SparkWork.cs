using FleetSpark.Core;

namespace FleetSpark.Engines.Spark;

/// <summary>Work on Spark whose failures have codes.</summary>
internal static class SparkWork
{
    /// <summary>Does some work.</summary>
    /// <param name="what">What for, in a message.</param>
    /// <param name="work">The work.</param>
    /// <param name="sql">The statement that it runs; null for none.</param>
    /// <exception cref="FleetException">FS4001, FS4006 to FS4011: it failed.</exception>
    public static T Do<T>(string what, Func<T> work, string? sql = null)
    {
        try
        {
            return work();
        }
        catch (Exception failed) when (failed is not FleetException)
        {
            var failure = Explained(failed);
            // Who asked for the JVM's end gets its last words too: the jobs that it gave up.
            throw (failure.Message.Contains("SparkContext was shut down", StringComparison.Ordinal) || failure.Message.Contains("stopped SparkContext", StringComparison.Ordinal)
                ? failure with { Kind = SparkFailureKind.Gone }
                : failure).ToCoded(what, sql, failed);
        }
    }

    /// <summary>Starts something of Spark; what fails then is no statement of ours.</summary>
    /// <exception cref="FleetException">FS4006 to FS4010: it did not start.</exception>
    public static T Start<T>(Func<T> start)
    {
        try
        {
            return start();
        }
        catch (Exception failed) when (failed is not FleetException)
        {
            var failure = Explained(failed);
            throw (failure.Kind == SparkFailureKind.Statement ? SparkBinding.ExplainStart(failure) : failure).ToCoded("its start", sql: null, failed);
        }
    }

    /// <summary>Does some work that gives nothing.</summary>
    public static void Do(string what, Action work) => Do<object?>(what, () =>
    {
        work();
        return null;
    });

    /// <summary>Does what remains to be done, as far as Spark is still there.</summary>
    public static void End(Action work)
    {
        try
        {
            Do("the end", work);
        }
        catch (FleetException)
        {
            // What was kept went with it.
        }
    }

    private static SparkFailure Explained(Exception failed) => SparkBinding.Explain(failed) ?? new SparkFailure(SparkFailureKind.Statement, failed.Message);
}
