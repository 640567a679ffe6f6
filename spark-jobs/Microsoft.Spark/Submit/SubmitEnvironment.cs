using System.Globalization;
using System.Net;
using Microsoft.Spark.Gateway;

namespace Microsoft.Spark.Submit;

/// <summary>What variables say of <c>spark-submit</c>: of the one that started this program, and of the one that it would start.</summary>
internal static class SubmitEnvironment
{
    private const string PortVariable = "PYSPARK_GATEWAY_PORT";
    private const string ArgumentsVariable = "PYSPARK_SUBMIT_ARGS";

    /// <summary>The gateway that <c>spark-submit</c> opened for this program; null where it did not start it.</summary>
    /// <exception cref="FormatException">The variable holds no port.</exception>
    public static GatewayAddress? Gateway()
    {
        if (Environment.GetEnvironmentVariable(PortVariable) is not { Length: > 0 } text || Environment.GetEnvironmentVariable("PYSPARK_GATEWAY_SECRET") is not { } secret)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort
            ? new GatewayAddress(port, secret)
            : throw new FormatException($"The variable {PortVariable} is '{text}', which is no port.");
    }

    /// <summary>The folder of Spark; null where none is named.</summary>
    public static string? Home() => Environment.GetEnvironmentVariable("SPARK_HOME") is { Length: > 0 } named ? named : null;

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
