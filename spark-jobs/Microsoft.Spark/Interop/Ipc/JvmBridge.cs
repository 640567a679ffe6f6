using System.Collections;
using Microsoft.Spark.Gateway;

namespace Microsoft.Spark.Interop.Ipc;

/// <summary>The JVM of this program, with .NET's values turned into Java's and back.</summary>
public sealed class JvmBridge
{
    private const int ElementsSetOneByOne = 3; // beyond that one split of one text takes fewer calls
    private const string Separator = "\u0001";

    internal JvmBridge(GatewayClient gateway) => Gateway = gateway;

    internal GatewayClient Gateway { get; }

    /// <summary>Calls a static method of a Java class.</summary>
    /// <param name="className">The class's full name; a nested class's with <c>$</c>.</param>
    /// <param name="methodName">The method's name in Java.</param>
    /// <param name="args">As <see cref="JvmObjectReference.Invoke"/> takes them.</param>
    /// <exception cref="JvmException">The method threw.</exception>
    /// <exception cref="GatewayRefusedException">There is none that takes these arguments.</exception>
    public object? CallStaticJavaMethod(string className, string methodName, params object?[] args) =>
        Attempt(() => Gateway.CallStatic(className, methodName, ToJava(args)));

    /// <summary>Makes a Java object.</summary>
    /// <param name="className">The class's full name.</param>
    /// <param name="args">As <see cref="JvmObjectReference.Invoke"/> takes them.</param>
    /// <exception cref="JvmException">The constructor threw.</exception>
    /// <exception cref="GatewayRefusedException">There is none that takes these arguments, or the class is one that comes as a value: a text, a number.</exception>
    public JvmObjectReference CallConstructor(string className, params object?[] args) => (JvmObjectReference)Attempt(() => Gateway.Construct(className, ToJava(args)))!;

    /// <summary>The elements of a Java list or array.</summary>
    internal IReadOnlyList<object?> ToList(JvmObjectReference listOrArray)
    {
        var isArray = listOrArray.Target.Kind == Tokens.ArrayReference;
        var size = isArray ? Gateway.ArrayLength(listOrArray.Target) : (int)Call(listOrArray, "size", [])!;
        var elements = new object?[size];
        for (var index = 0; index < size; index++)
        {
            elements[index] = isArray ? ToNet(Gateway.ArrayGet(listOrArray.Target, index)) : Call(listOrArray, "get", [index]);
        }

        return elements;
    }

    internal object? Call(JvmObjectReference target, string methodName, object?[] args)
    {
        var result = Attempt(() => Gateway.Call(target.Target, methodName, ToJava(args)));
        GC.KeepAlive(target);
        return result;
    }

    private object? Attempt(Func<object?> call)
    {
        try
        {
            return ToNet(call());
        }
        catch (JavaThrownException thrown)
        {
            throw ThrowableReader.Read(thrown.Throwable);
        }
    }

    private object? ToNet(object? value) => value is JavaObject target ? new JvmObjectReference(this, target) : value;

    private object?[] ToJava(object?[] values) => Array.ConvertAll(values, ToJava);

    private object? ToJava(object? value) => value switch
    {
        IJvmObjectReferenceProvider provider => provider.Reference.Target,
        byte[] => value,
        Array array => ToJavaArray(JavaClassOf(array.GetType().GetElementType()!), array),
        IDictionary dictionary => ToJavaMap(dictionary),
        _ => value,
    };

    private static string JavaClassOf(Type element) => Type.GetTypeCode(element) switch
    {
        TypeCode.Boolean => "boolean",
        TypeCode.Int32 => "int",
        TypeCode.Int64 => "long",
        TypeCode.Double => "double",
        TypeCode.String => "java.lang.String",
        _ when element == typeof(Sql.Column) => Sql.Column.JavaClass,
        _ => "java.lang.Object",
    };

    private JavaObject ToJavaArray(string javaClass, Array elements)
    {
        if (elements is string?[] texts && texts.Length > ElementsSetOneByOne && Array.TrueForAll(texts, text => text?.Contains(Separator, StringComparison.Ordinal) == false))
        {
            var pattern = (JavaObject)Gateway.CallStatic("java.util.regex.Pattern", "compile", Separator)!;
            return (JavaObject)Gateway.Call(pattern, "split", string.Join(Separator, texts), -1)!;
        }

        var array = Gateway.NewArray(javaClass, elements.Length);
        for (var index = 0; index < elements.Length; index++)
        {
            Gateway.ArraySet(array, index, ToJava(elements.GetValue(index)));
        }

        return array;
    }

    private JavaObject ToJavaMap(IDictionary dictionary)
    {
        var map = Gateway.Construct("java.util.HashMap");
        foreach (DictionaryEntry entry in dictionary)
        {
            Gateway.Call(map, "put", ToJava(entry.Key), ToJava(entry.Value));
        }

        return map;
    }
}
