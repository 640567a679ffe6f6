namespace Microsoft.Spark.Interop.Ipc;

/// <summary>Calls whose result has a known shape, and the few Java collections that .NET's do not become by themselves.</summary>
internal static class JvmCalls
{
    /// <summary>Calls a method that gives an object.</summary>
    public static JvmObjectReference InvokeForReference(this JvmObjectReference target, string methodName, params object?[] args) =>
        (JvmObjectReference)target.Invoke(methodName, args)!;

    /// <summary>Calls a static method that gives an object.</summary>
    public static JvmObjectReference CallForReference(this JvmBridge jvm, string className, string methodName, params object?[] args) =>
        (JvmObjectReference)jvm.CallStaticJavaMethod(className, methodName, args)!;

    /// <summary>Calls a method that gives a list or array of texts.</summary>
    public static string[] InvokeForTexts(this JvmObjectReference target, string methodName, params object?[] args) =>
        [.. target.Jvm.ToList(target.InvokeForReference(methodName, args)).Cast<string>()];

    /// <summary>Calls a method that gives a Scala <c>Seq</c> of texts.</summary>
    public static string[] InvokeForScalaTexts(this JvmObjectReference target, string methodName) =>
        [.. target.Jvm.ToList(target.Jvm.CallForReference("scala.collection.JavaConverters", "seqAsJavaList", target.InvokeForReference(methodName))).Cast<string>()];

    /// <summary>What a Scala <c>Option</c> holds; null where it is empty.</summary>
    public static object? OptionOrNull(this JvmObjectReference option) => (bool)option.Invoke("isEmpty")! ? null : option.Invoke("get");

    /// <summary>A <c>java.util.List</c>.</summary>
    public static JvmObjectReference JavaList(this JvmBridge jvm, IEnumerable<object?> values) =>
        // The gateway takes Object[] for a Java method's Object..., and no array of another class.
        jvm.CallForReference("java.util.Arrays", "asList", [values.ToArray<object?>()]);

    /// <summary>A <c>java.util.List</c> of an array of whatever class, by calls whose number does not grow with it.</summary>
    public static JvmObjectReference JavaListOf(this JvmBridge jvm, JvmObjectReference array)
    {
        var length = (int)jvm.CallStaticJavaMethod("java.lang.reflect.Array", "getLength", array)!;
        var objects = jvm.CallForReference("java.util.Collections", "nCopies", length, string.Empty).InvokeForReference("toArray");
        jvm.CallStaticJavaMethod("java.lang.System", "arraycopy", array, 0, objects, 0, length);
        return jvm.CallForReference("java.util.Arrays", "asList", objects);
    }

    /// <summary>A Scala <c>Seq</c>, for the methods that have no form for Java.</summary>
    public static JvmObjectReference ScalaSeq(this JvmBridge jvm, IEnumerable<object?> values) =>
        jvm.CallForReference("org.apache.spark.api.python.PythonUtils", "toSeq", jvm.JavaList(values));

    /// <summary>An immutable Scala <c>Map</c>, for the methods that have no form for Java.</summary>
    public static JvmObjectReference ScalaMap(this JvmBridge jvm, Dictionary<string, string> entries) =>
        jvm.CallForReference("org.apache.spark.api.python.PythonUtils", "toScalaMap", entries);

    /// <summary>A <c>java.util.Properties</c>.</summary>
    public static JvmObjectReference JavaProperties(this JvmBridge jvm, Dictionary<string, string> entries)
    {
        var properties = jvm.CallConstructor("java.util.Properties");
        properties.Invoke("putAll", entries);
        return properties;
    }
}
