using System.Text.Json.Serialization;

namespace FleetSpark.Aws.Glue;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NoOutput))]
[JsonSerializable(typeof(CreateDatabaseInput))]
[JsonSerializable(typeof(GetTableInput))]
[JsonSerializable(typeof(GetTableOutput))]
[JsonSerializable(typeof(GetTablesInput))]
[JsonSerializable(typeof(GetTablesOutput))]
[JsonSerializable(typeof(TableInputOfDatabase))]
[JsonSerializable(typeof(DeleteTableInput))]
[JsonSerializable(typeof(GetPartitionsInput))]
[JsonSerializable(typeof(GetPartitionsOutput))]
[JsonSerializable(typeof(BatchCreatePartitionInput))]
[JsonSerializable(typeof(BatchUpdatePartitionInput))]
[JsonSerializable(typeof(BatchDeletePartitionInput))]
[JsonSerializable(typeof(PartitionErrorsOutput))]
internal sealed partial class GlueJson : JsonSerializerContext;
