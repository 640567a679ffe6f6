using System.Text.Json.Serialization;

namespace FleetSpark.Aws.Emr;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(NoOutput))]
[JsonSerializable(typeof(RunJobFlowInput))]
[JsonSerializable(typeof(RunJobFlowOutput))]
[JsonSerializable(typeof(AddJobFlowStepsInput))]
[JsonSerializable(typeof(AddJobFlowStepsOutput))]
[JsonSerializable(typeof(ListClustersInput))]
[JsonSerializable(typeof(ListClustersOutput))]
[JsonSerializable(typeof(DescribeClusterInput))]
[JsonSerializable(typeof(DescribeClusterOutput))]
[JsonSerializable(typeof(ListStepsInput))]
[JsonSerializable(typeof(ListStepsOutput))]
[JsonSerializable(typeof(DescribeStepInput))]
[JsonSerializable(typeof(DescribeStepOutput))]
[JsonSerializable(typeof(CancelStepsInput))]
[JsonSerializable(typeof(CancelStepsOutput))]
[JsonSerializable(typeof(TerminateJobFlowsInput))]
[JsonSerializable(typeof(ListInstancesInput))]
[JsonSerializable(typeof(ListInstancesOutput))]
internal sealed partial class EmrJson : JsonSerializerContext;
