using Microsoft.Spark.Gateway;

namespace Microsoft.Spark.Interop.Ipc;

/// <summary>An object in the JVM. It is released there some time after nothing here refers to it any more.</summary>
public sealed class JvmObjectReference : IJvmObjectReferenceProvider
{
    internal JvmObjectReference(JvmBridge jvm, JavaObject target)
    {
        Jvm = jvm;
        Target = target;
    }

    /// <summary>The JVM that it lives in.</summary>
    public JvmBridge Jvm { get; }

    /// <inheritdoc />
    JvmObjectReference IJvmObjectReferenceProvider.Reference => this;

    internal JavaObject Target { get; }

    /// <summary>Calls a method of the object.</summary>
    /// <param name="methodName">The method's name in Java.</param>
    /// <param name="args">
    /// null, bool, integers, float, double, decimal, string, byte[], objects of the JVM, and arrays and dictionaries of these; an array becomes a Java array
    /// of its elements' Java class, a dictionary a <c>java.util.HashMap</c>.
    /// </param>
    /// <returns>null, bool, int, long, double, decimal, <see cref="JavaDecimal"/> where a decimal would round, string, byte[], or a <see cref="JvmObjectReference"/>.</returns>
    /// <exception cref="JvmException">The method threw.</exception>
    /// <exception cref="GatewayRefusedException">There is none that takes these arguments.</exception>
    public object? Invoke(string methodName, params object?[] args) => Jvm.Call(this, methodName, args);
}
