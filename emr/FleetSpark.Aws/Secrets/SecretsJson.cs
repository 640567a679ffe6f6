using System.Text.Json.Serialization;

namespace FleetSpark.Aws.Secrets;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetSecretValueInput))]
[JsonSerializable(typeof(GetSecretValueOutput))]
[JsonSerializable(typeof(GetParameterInput))]
[JsonSerializable(typeof(GetParameterOutput))]
internal sealed partial class SecretsJson : JsonSerializerContext;
