using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Spark.Sql.Types;

/// <summary>Types out of the JSON that Spark writes.</summary>
internal static class DataTypeJson
{
    private static readonly Dictionary<string, DataType> Simple = new DataType[]
    {
        new NullType(), new StringType(), new BinaryType(), new BooleanType(), new DateType(), new TimestampType(), new DoubleType(), new FloatType(), new ByteType(),
        new IntegerType(), new LongType(), new ShortType(),
    }.ToDictionary(type => type.TypeName, StringComparer.Ordinal);

    public static DataType Parse(string json)
    {
        try
        {
            return Parse(JToken.Parse(json));
        }
        catch (JsonException failure)
        {
            throw new ArgumentException($"No type is written like this: {json}", nameof(json), failure);
        }
    }

    public static DataType Parse(JToken json) => json switch
    {
        JValue { Type: JTokenType.String } name => ParseName(name.Value<string>()!),
        JObject parts => ParseParts(parts),
        _ => throw Unknown(json),
    };

    private static DataType ParseParts(JObject parts) => parts.Value<string>("type") switch
    {
        "array" => new ArrayType(Parse(Part(parts, "elementType")), Part(parts, "containsNull").Value<bool>()),
        "map" => new MapType(Parse(Part(parts, "keyType")), Parse(Part(parts, "valueType")), Part(parts, "valueContainsNull").Value<bool>()),
        "struct" => new StructType(Part(parts, "fields").Children<JObject>().Select(ParseField)),
        // A type of a user's class comes as the type that it is stored as.
        "udt" => Parse(Part(parts, "sqlType")),
        _ => throw Unknown(parts),
    };

    private static StructField ParseField(JObject field) => new(
        Part(field, "name").Value<string>()!,
        Parse(Part(field, "type")),
        Part(field, "nullable").Value<bool>(),
        field["metadata"] as JObject);

    private static DataType ParseName(string name)
    {
        if (Simple.TryGetValue(name, out var type))
        {
            return type;
        }

        // decimal(10,2)
        if (name.StartsWith("decimal", StringComparison.Ordinal))
        {
            var numbers = name["decimal".Length..].Trim('(', ')').Split(',');
            return numbers switch
            {
                [""] => new DecimalType(),
                [var precision, var scale] => new DecimalType(int.Parse(precision, CultureInfo.InvariantCulture), int.Parse(scale, CultureInfo.InvariantCulture)),
                _ => throw Unknown(name),
            };
        }

        return name == "null" ? new NullType() : new NamedType(name);
    }

    private static JToken Part(JObject parts, string name) => parts[name] ?? throw Unknown(parts);

    private static ArgumentException Unknown(JToken json) => new($"No type is written like this: {json.ToString(Formatting.None)}", nameof(json));
}
