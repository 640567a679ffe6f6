using System.Text.Json.Serialization;

namespace FleetSpark.Aws.Serverless;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(NoOutput))]
[JsonSerializable(typeof(StartJobRunInput))]
[JsonSerializable(typeof(StartJobRunOutput))]
[JsonSerializable(typeof(GetJobRunOutput))]
[JsonSerializable(typeof(ListJobRunsOutput))]
internal sealed partial class ServerlessJson : JsonSerializerContext;
