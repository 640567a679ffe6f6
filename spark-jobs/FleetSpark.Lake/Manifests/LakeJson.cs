using System.Reflection;
using System.Text;
using FleetSpark.Core;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace FleetSpark.Lake.Manifests;

/// <summary>The JSON of heads, manifests, increments and reports: one spelling, so that equal content has equal bytes.</summary>
public static class LakeJson
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        ContractResolver = new StrictResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
        Converters = { new DayConverter(), new StringEnumConverter(new SnakeCaseNamingStrategy()) },
    };

    /// <summary>The UTF-8 bytes of a value.</summary>
    public static byte[] ToBytes(object value) => Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(value, Formatting.None, Settings));

    /// <summary>Reads a value.</summary>
    /// <exception cref="FleetException">FS1004: the bytes are not what the object must hold.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> bytes, string key)
    {
        try
        {
            return JsonConvert.DeserializeObject<T>(Encoding.UTF8.GetString(bytes.Span), Settings) ?? throw LakeErrors.BrokenObject(key, null);
        }
        catch (JsonException broken)
        {
            throw LakeErrors.BrokenObject(key, broken);
        }
    }

    // What a type says is never null must be there: an object that lost a member is broken, not emptier.
    private sealed class StrictResolver : DefaultContractResolver
    {
        protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
        {
            var property = base.CreateProperty(member, memberSerialization);
            if (member is PropertyInfo info && property is { Writable: true, Ignored: false } && new NullabilityInfoContext().Create(info).ReadState == NullabilityState.NotNull)
            {
                property.Required = Required.Always;
            }

            return property;
        }
    }

    private sealed class DayConverter : JsonConverter
    {
        public override bool CanConvert(Type objectType) => objectType == typeof(Day) || objectType == typeof(Day?);

        public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
            reader.Value switch
            {
                null => null,
                string text when Day.TryParse(text, out var day) => day,
                var other => throw new JsonSerializationException($"'{other}' is no day."),
            };

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteValue(value?.ToString());
    }
}
