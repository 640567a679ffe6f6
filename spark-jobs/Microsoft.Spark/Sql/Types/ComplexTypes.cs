using Newtonsoft.Json.Linq;

namespace Microsoft.Spark.Sql.Types;

/// <summary>Arrays.</summary>
/// <param name="elementType">The elements' type.</param>
/// <param name="containsNull">Whether an element may be null.</param>
public sealed class ArrayType(DataType elementType, bool containsNull = true) : DataType
{
    /// <summary>The elements' type.</summary>
    public DataType ElementType { get; } = elementType;

    /// <summary>Whether an element may be null.</summary>
    public bool ContainsNull { get; } = containsNull;

    /// <inheritdoc />
    public override string SimpleString => $"array<{ElementType.SimpleString}>";

    internal override JToken JsonValue => new JObject(
        new JProperty("type", TypeName), new JProperty("elementType", ElementType.JsonValue), new JProperty("containsNull", ContainsNull));
}

/// <summary>Maps.</summary>
/// <param name="keyType">The keys' type.</param>
/// <param name="valueType">The values' type.</param>
/// <param name="valueContainsNull">Whether a value may be null.</param>
public sealed class MapType(DataType keyType, DataType valueType, bool valueContainsNull = true) : DataType
{
    /// <summary>The keys' type.</summary>
    public DataType KeyType { get; } = keyType;

    /// <summary>The values' type.</summary>
    public DataType ValueType { get; } = valueType;

    /// <summary>Whether a value may be null.</summary>
    public bool ValueContainsNull { get; } = valueContainsNull;

    /// <inheritdoc />
    public override string SimpleString => $"map<{KeyType.SimpleString},{ValueType.SimpleString}>";

    internal override JToken JsonValue => new JObject(
        new JProperty("type", TypeName),
        new JProperty("keyType", KeyType.JsonValue),
        new JProperty("valueType", ValueType.JsonValue),
        new JProperty("valueContainsNull", ValueContainsNull));
}

/// <summary>Structs: rows, and values with named fields.</summary>
public sealed class StructType : DataType
{
    /// <summary>A struct of fields, in their order. Names may repeat.</summary>
    public StructType(IEnumerable<StructField> fields) => Fields = [.. fields];

    /// <summary>The fields.</summary>
    public List<StructField> Fields { get; }

    /// <inheritdoc />
    public override string SimpleString => $"struct<{string.Join(",", Fields.Select(part => $"{part.Name}:{part.DataType.SimpleString}"))}>";

    internal override JToken JsonValue => new JObject(new JProperty("type", TypeName), new JProperty("fields", new JArray(Fields.Select(part => part.JsonValue))));

    /// <summary>The place, from 0, of the first field of a name; -1 where there is none.</summary>
    internal int IndexOf(string name) => Fields.FindIndex(field => field.Name == name);
}

/// <summary>A field of a struct.</summary>
public sealed class StructField
{
    /// <summary>A field.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="dataType">Its type.</param>
    /// <param name="isNullable">Whether it may be null.</param>
    /// <param name="metadata">What else Spark keeps of it.</param>
    public StructField(string name, DataType dataType, bool isNullable = true, JObject? metadata = null)
    {
        Name = name;
        DataType = dataType;
        IsNullable = isNullable;
        Metadata = metadata ?? [];
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its type.</summary>
    public DataType DataType { get; }

    /// <summary>Whether it may be null.</summary>
    public bool IsNullable { get; }

    internal JObject Metadata { get; }

    internal JObject JsonValue => new(
        new JProperty("name", Name), new JProperty("type", DataType.JsonValue), new JProperty("nullable", IsNullable), new JProperty("metadata", Metadata.DeepClone()));

    /// <inheritdoc />
    public override string ToString() => $"StructField({Name},{DataType.SimpleString},{(IsNullable ? "true" : "false")})";
}
