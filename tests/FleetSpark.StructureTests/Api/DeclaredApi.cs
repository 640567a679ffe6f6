using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Spark.Sql;

namespace FleetSpark.StructureTests.Api;

/// <summary>The public members of our Microsoft.Spark, written as the list writes them.</summary>
internal static class DeclaredApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // The wire and the way to the JVM are our own.
    private static readonly string[] OwnNamespaces = ["Microsoft.Spark.Gateway", "Microsoft.Spark.Interop", "Microsoft.Spark.Submit"];

    /// <summary>Every public type but those of our own namespaces.</summary>
    public static IReadOnlyList<Type> Types { get; } =
        [.. typeof(Row).Assembly.GetExportedTypes().Where(type => !OwnNamespaces.Any(own => type.Namespace!.StartsWith(own, StringComparison.Ordinal))).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>Every public type by its full name.</summary>
    public static IReadOnlyDictionary<string, Type> ByName { get; } = Types.ToDictionary(type => type.FullName!, StringComparer.Ordinal);

    /// <summary>The type's own line.</summary>
    public static string LineOf(Type type)
    {
        var bases = BasesOf(type).Select(parent => CSharp.NameOf(parent)).ToList();
        return $"{type.FullName} = {KindOf(type)}{(bases.Count == 0 ? string.Empty : " : " + string.Join(", ", bases))}";
    }

    /// <summary>A member's own line, that of the property for one of its accessors; null for a constructor that C# gives by itself.</summary>
    public static string? LineOf(MemberInfo member)
    {
        var type = member.DeclaringType!;
        return member switch
        {
            ConstructorInfo constructor => IsImplied(constructor) ? null : LineOf(type, constructor),
            MethodInfo { IsGenericMethod: true } method => LineOf(type, method.GetGenericMethodDefinition()),
            MethodInfo method => type.GetProperties(Declared).FirstOrDefault(property => property.GetMethod == method || property.SetMethod == method) is { } property
                ? LineOf(type, property)
                : LineOf(type, method),
            _ => $"{type.FullName}.{member.Name}",
        };
    }

    /// <summary>The lines of the members that it declares. A constructor that C# gives by itself is left out.</summary>
    public static IEnumerable<string> MembersOf(Type type) => type.IsEnum
        ? Enum.GetNames(type).Select(name => $"{type.FullName}.{name}")
        : type.GetConstructors(Declared).Where(constructor => !IsImplied(constructor)).Select(constructor => LineOf(type, constructor))
            .Concat(type.GetProperties(Declared).Select(property => LineOf(type, property)))
            .Concat(type.GetMethods(Declared).Where(method => !IsPartOfAnother(method)).Select(method => LineOf(type, method)));

    private static string LineOf(Type type, ConstructorInfo constructor) => $"{type.FullName}..ctor({CSharp.ParametersOf(constructor)})";

    private static string LineOf(Type type, PropertyInfo property)
    {
        var isStatic = property.GetMethod!.IsStatic ? "static " : string.Empty;
        var index = property.GetIndexParameters();
        return index.Length > 0
            ? $"{type.FullName}.this[{CSharp.ParametersOf(index)}] -> {CSharp.NameOf(property.PropertyType, type)}"
            : $"{type.FullName}.{property.Name} {{ get; {(property.SetMethod is { IsPublic: true } ? "set; " : string.Empty)}}} -> {isStatic}{CSharp.NameOf(property.PropertyType, type)}";
    }

    private static string LineOf(Type type, MethodInfo method)
    {
        var parameters = CSharp.ParametersOf(method);
        if (method.Name == "op_Implicit")
        {
            return $"{type.FullName}.implicit operator {CSharp.NameOf(method.ReturnType)}({parameters})";
        }

        var name = method.Name.StartsWith("op_", StringComparison.Ordinal) ? "operator " + CSharp.OperatorOf(method.Name) : method.Name;
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : string.Empty;
        return $"{type.FullName}.{name}{generic}({parameters}) -> {(method.IsStatic ? "static " : string.Empty)}{CSharp.NameOf(method.ReturnType, type)}";
    }

    private static bool IsImplied(ConstructorInfo constructor) => constructor.GetParameters().Length == 0 && constructor.DeclaringType!.GetConstructors(Declared).Length == 1;

    private static bool IsPartOfAnother(MethodInfo method) =>
        (method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal)) || method.IsDefined(typeof(CompilerGeneratedAttribute));

    private static string KindOf(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static IEnumerable<Type> BasesOf(Type type)
    {
        if (type.IsEnum)
        {
            return [];
        }

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        IEnumerable<Type> classes = type.BaseType is { } parent && parent != typeof(object) ? [parent] : [];
        return classes.Concat(type.GetInterfaces().Except(inherited).OrderBy(face => face.Name, StringComparer.Ordinal));
    }
}
