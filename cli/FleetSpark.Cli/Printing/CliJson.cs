using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace FleetSpark.Cli.Printing;

/// <summary>The JSON of the commands' answers: snake_case, null written out, one line.</summary>
internal static class CliJson
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy { ProcessDictionaryKeys = false } },
        Converters = { new StringEnumConverter(new SnakeCaseNamingStrategy()) },
    };

    /// <summary>The JSON of a value.</summary>
    public static string Of(object value) => JsonConvert.SerializeObject(value, Formatting.None, Settings);
}
