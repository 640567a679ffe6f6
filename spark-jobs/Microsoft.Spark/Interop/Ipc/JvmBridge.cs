namespace Microsoft.Spark.Interop.Ipc;

/// <summary>The JVM of this program, with .NET's values turned into Java's and back.</summary>
public sealed class JvmBridge
{
    /// <summary>Calls a static method of a Java class.</summary>
    /// <param name="className">The class's full name; a nested class's with <c>$</c>.</param>
    /// <param name="methodName">The method's name in Java.</param>
    /// <param name="args">As <see cref="JvmObjectReference.Invoke"/> takes them.</param>
    /// <exception cref="JvmException">The method threw, or there is none that takes these arguments.</exception>
    public object? CallStaticJavaMethod(string className, string methodName, params object?[] args) => throw new NotSupportedException();

    /// <summary>Makes a Java object.</summary>
    /// <param name="className">The class's full name.</param>
    /// <param name="args">As <see cref="JvmObjectReference.Invoke"/> takes them.</param>
    public JvmObjectReference CallConstructor(string className, params object?[] args) => throw new NotSupportedException();

    /// <summary>Turns a Java <c>List</c>, array or Scala <c>Seq</c> of texts or objects into .NET values in one call each for its size and its elements.</summary>
    internal IReadOnlyList<object?> ToList(JvmObjectReference listOrArray) => throw new NotSupportedException();

    internal object? Call(JvmObjectReference target, string methodName, object?[] args) => throw new NotSupportedException();
}
