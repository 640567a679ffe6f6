using Microsoft.Spark.Gateway;

namespace Microsoft.Spark.Submit;

/// <summary>What variables say of <c>spark-submit</c>: of the one that started this program, and of the one that it would start.</summary>
internal static class SubmitEnvironment
{
    private const string ArgumentsVariable = "PYSPARK_SUBMIT_ARGS";

    /// <summary>The gateway that <c>spark-submit</c> opened for this program; null where it did not start it.</summary>
    public static GatewayAddress? Gateway() =>
        int.TryParse(Environment.GetEnvironmentVariable("PYSPARK_GATEWAY_PORT"), out var port) && Environment.GetEnvironmentVariable("PYSPARK_GATEWAY_SECRET") is { } secret
            ? new GatewayAddress(port, secret)
            : null;

    /// <summary>The folder of Spark; null where none is named.</summary>
    public static string? Home() => Environment.GetEnvironmentVariable("SPARK_HOME");

    /// <summary>What <c>spark-submit</c> is to be given; that it is for a shell of PySpark, as PySpark wants it said, is left out.</summary>
    /// <exception cref="FormatException">The variable cannot be split into words.</exception>
    public static IEnumerable<string> Arguments()
    {
        try
        {
            return SubmitArguments.Split(Environment.GetEnvironmentVariable(ArgumentsVariable) ?? string.Empty).Where(word => word != GatewayLauncher.LastWord);
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"The variable {ArgumentsVariable} cannot be read. {wrong.Message}", wrong);
        }
    }
}
