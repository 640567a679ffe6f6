using System.Collections;

namespace Microsoft.Spark.Sql;

/// <summary>What <see cref="Row"/> and <see cref="GenericRow"/> do with their values.</summary>
internal static class RowValue
{
    public static object? At(object?[] values, int index) => (uint)index < (uint)values.Length
        ? values[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The row has {values.Length} values.");

    /// <param name="value">The value.</param>
    /// <param name="name">What it is, for the failure's text.</param>
    public static T As<T>(object? value, string name)
    {
        if (value is T typed)
        {
            return typed;
        }

        if (value is null)
        {
            return default(T) is null ? default! : throw new InvalidCastException($"{name} is null, which {typeof(T).Name} cannot be.");
        }

        return (T)Converted(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), name)!;
    }

    public static string TextOf(object?[] values) => $"[{string.Join(",", values.Select(value => value?.ToString() ?? "null"))}]";

    public static int HashOf(object?[] values)
    {
        var hash = default(HashCode);
        foreach (var value in values)
        {
            // Collections are equal by their elements but hash by identity: their size stands for them.
            hash.Add(value is ICollection collection ? collection.Count : value);
        }

        return hash.ToHashCode();
    }

    public static bool AreEqual(object?[] left, object?[] right) => left.Length == right.Length && left.Zip(right).All(pair => AreEqual(pair.First, pair.Second));

    private static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (IDictionary some, IDictionary others) => some.Count == others.Count && some.Keys.Cast<object>().All(key => others.Contains(key) && AreEqual(some[key], others[key])),
        (IList some, IList others) => some.Count == others.Count && some.Cast<object?>().Zip(others.Cast<object?>()).All(pair => AreEqual(pair.First, pair.Second)),
        _ => Equals(left, right),
    };

    private static object? Converted(object value, Type type, string name) => value switch
    {
        sbyte or byte or short or int or long when IsWhole(type) => Convert.ChangeType(value, type),
        IList list when type.IsArray => ArrayOf(list, type.GetElementType()!, name),
        IDictionary map when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>) => MapOf(map, type, name),
        _ => throw new InvalidCastException($"{name} is of type {value.GetType().Name}, not {type.Name}."),
    };

    private static bool IsWhole(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64 && !type.IsEnum;

    private static Array ArrayOf(IList list, Type elementType, string name)
    {
        var array = Array.CreateInstance(elementType, list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            array.SetValue(Element(list[i], elementType, name), i);
        }

        return array;
    }

    private static IDictionary MapOf(IDictionary map, Type type, string name)
    {
        var types = type.GetGenericArguments();
        var result = (IDictionary)Activator.CreateInstance(type)!;
        foreach (DictionaryEntry entry in map)
        {
            result.Add(Element(entry.Key, types[0], name)!, Element(entry.Value, types[1], name));
        }

        return result;
    }

    private static object? Element(object? value, Type type, string name) => value switch
    {
        null when !type.IsValueType || Nullable.GetUnderlyingType(type) is not null => null,
        null => throw new InvalidCastException($"{name} holds a null, which {type.Name} cannot be."),
        _ when type.IsInstanceOfType(value) => value,
        _ => Converted(value, Nullable.GetUnderlyingType(type) ?? type, name),
    };
}
