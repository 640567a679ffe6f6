namespace Microsoft.Spark.Gateway;

/// <summary>Something went wrong between this program and the JVM.</summary>
public class GatewayException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The JVM is gone, or does not let this program in: no call will be answered any more on this connection.</summary>
public sealed class GatewayClosedException(string message, Exception? inner = null) : GatewayException(message, inner);

/// <summary>The gateway found no such class, method or object: a fault of the caller.</summary>
public sealed class GatewayRefusedException(string message) : GatewayException(message);

/// <summary>Java code threw; who knows Java reads what.</summary>
internal sealed class JavaThrownException(JavaObject throwable) : GatewayException("The JVM threw an exception.")
{
    /// <summary>The <c>java.lang.Throwable</c>.</summary>
    public JavaObject Throwable { get; } = throwable;
}
