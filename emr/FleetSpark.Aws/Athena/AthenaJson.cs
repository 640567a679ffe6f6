using System.Text.Json.Serialization;

namespace FleetSpark.Aws.Athena;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NoOutput))]
[JsonSerializable(typeof(StartQueryExecutionInput))]
[JsonSerializable(typeof(StartQueryExecutionOutput))]
[JsonSerializable(typeof(QueryExecutionInput))]
[JsonSerializable(typeof(GetQueryExecutionOutput))]
[JsonSerializable(typeof(GetQueryResultsInput))]
[JsonSerializable(typeof(GetQueryResultsOutput))]
internal sealed partial class AthenaJson : JsonSerializerContext;
