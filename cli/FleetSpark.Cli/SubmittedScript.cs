namespace FleetSpark.Cli;

/// <summary>
/// The word that Spark puts before the arguments where it starts <c>fleet</c> by itself: <c>spark-submit --conf spark.pyspark.driver.python=fleet app.py run ...</c>
/// gives the path of <c>app.py</c> first, for a Python to run it.
/// </summary>
internal static class SubmittedScript
{
    private const string GatewayVariable = "PYSPARK_GATEWAY_PORT";

    /// <summary>The arguments without the script.</summary>
    public static string[] LeftOut(string[] args) =>
        args is [var first, ..] && first.EndsWith(".py", StringComparison.Ordinal) && Environment.GetEnvironmentVariable(GatewayVariable) is { Length: > 0 } ? args[1..] : args;
}
