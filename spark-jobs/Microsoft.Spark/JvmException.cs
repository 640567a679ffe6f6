namespace Microsoft.Spark;

/// <summary>An exception that the JVM threw.</summary>
public class JvmException : Exception
{
    /// <summary>An exception with a message alone.</summary>
    public JvmException(string message)
        : base(message)
    {
    }

    internal JvmException(string message, JvmFault fault, Exception? cause)
        : base(message, cause) => Fault = fault;

    /// <summary>What the JVM said of it beside the message; null where it was not thrown there. Its cause is <see cref="Exception.InnerException"/>.</summary>
    public JvmFault? Fault { get; }
}
