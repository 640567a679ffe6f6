using System.Reflection;

namespace FleetSpark.StructureTests.Api;

/// <summary>Types and parameters as C# writes them, without namespaces.</summary>
internal static class CSharp
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal",
    };

    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["op_LogicalNot"] = "!", ["op_UnaryNegation"] = "-", ["op_Equality"] = "==", ["op_Inequality"] = "!=", ["op_LessThan"] = "<", ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThan"] = ">", ["op_GreaterThanOrEqual"] = ">=", ["op_Addition"] = "+", ["op_Subtraction"] = "-", ["op_Multiply"] = "*", ["op_Division"] = "/",
        ["op_Modulus"] = "%", ["op_BitwiseAnd"] = "&", ["op_BitwiseOr"] = "|",
    };

    public static string OperatorOf(string methodName) => Operators[methodName];

    /// <summary>A type's name.</summary>
    /// <param name="type">The type.</param>
    /// <param name="at">Where it is named: a type called as its namespace is named with it, but for in there.</param>
    public static string NameOf(Type type, Type? at = null)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!, at) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return NameOf(value, at) + "?";
        }

        if (type.IsGenericType)
        {
            return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(argument => NameOf(argument, at)))}>";
        }

        var isCalledAsItsNamespace = type.Namespace?.EndsWith("." + type.Name, StringComparison.Ordinal) == true && at?.Namespace != type.Namespace;
        return isCalledAsItsNamespace ? $"{type.Name}.{type.Name}" : type.Name;
    }

    public static string ParametersOf(MethodBase method) => ParametersOf(method.GetParameters());

    public static string ParametersOf(IEnumerable<ParameterInfo> parameters) => string.Join(", ", parameters.Select(ParameterOf));

    private static string ParameterOf(ParameterInfo parameter) =>
        $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : string.Empty)}{NameOf(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + ValueOf(parameter.DefaultValue) : string.Empty)}";

    private static string ValueOf(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => $"\"{text}\"",
        _ => value.ToString()!,
    };
}
