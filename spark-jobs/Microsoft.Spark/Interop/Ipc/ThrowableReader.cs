using Microsoft.Spark.Gateway;

namespace Microsoft.Spark.Interop.Ipc;

/// <summary>Reads what a Java exception has to say. Classes are told by <c>instanceof</c>: Spark throws classes that extend those it documents.</summary>
internal static class ThrowableReader
{
    private const int DeepestCause = 20;
    private const string TypeUtil = "py4j.reflection.TypeUtil";

    // The first that fits counts: a ParseException is an AnalysisException, and most exceptions of values are SparkThrowables as well.
    private static readonly (string JavaClass, JvmFaultKind Kind)[] Kinds =
    [
        ("org.apache.spark.sql.catalyst.parser.ParseException", JvmFaultKind.Parse),
        ("org.apache.spark.sql.AnalysisException", JvmFaultKind.Analysis),
        ("java.lang.ArithmeticException", JvmFaultKind.Value),
        ("java.time.DateTimeException", JvmFaultKind.Value),
        ("java.lang.NumberFormatException", JvmFaultKind.Value),
        ("java.lang.ArrayIndexOutOfBoundsException", JvmFaultKind.Value),
        ("org.apache.spark.SparkRuntimeException", JvmFaultKind.Value),
        ("org.apache.spark.SparkException", JvmFaultKind.Execution),
    ];

    /// <summary>Reads an exception and its causes.</summary>
    public static JvmException Read(JavaObject throwable) => Read(throwable, throwable.Gateway.TextOf(throwable), 0);

    private static JvmException Read(JavaObject throwable, string trace, int depth)
    {
        var jvm = throwable.Gateway;
        var javaClass = (string)jvm.Call((JavaObject)jvm.Call(throwable, "getClass")!, "getName")!;
        var message = jvm.Call(throwable, "getMessage") as string ?? javaClass;
        var kind = Kinds.FirstOrDefault(known => IsInstance(throwable, known.JavaClass)).Kind;
        var errorClass = IsInstance(throwable, "org.apache.spark.SparkThrowable") ? jvm.Call(throwable, "getErrorClass") as string : null;
        var cause = depth < DeepestCause && jvm.Call(throwable, "getCause") is JavaObject deeper ? Read(deeper, string.Empty, depth + 1) : null;
        if (kind == JvmFaultKind.Execution && cause?.Fault?.Kind == JvmFaultKind.Value)
        {
            kind = JvmFaultKind.Value; // what a task met in its rows comes wrapped in the job's failure
        }

        // PARSE_SYNTAX_ERROR begins with an empty line.
        return new JvmException(message.Trim(), new JvmFault(kind, javaClass, errorClass, trace), cause);
    }

    private static bool IsInstance(JavaObject throwable, string javaClass) => (bool)throwable.Gateway.CallStatic(TypeUtil, "isInstanceOf", javaClass, throwable)!;
}
