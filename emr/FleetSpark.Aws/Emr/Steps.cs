namespace FleetSpark.Aws.Emr;

/// <summary>Input of AddJobFlowSteps.</summary>
/// <param name="JobFlowId">The cluster.</param>
/// <param name="Steps">The steps.</param>
public sealed record AddJobFlowStepsInput(string JobFlowId, IReadOnlyList<StepConfig> Steps);

/// <summary>A step to be added.</summary>
/// <param name="Name">Its name, 256 characters at most.</param>
/// <param name="HadoopJarStep">What it runs.</param>
/// <param name="ActionOnFailure">What becomes of the cluster's other steps where it fails: <c>CONTINUE</c>, <c>CANCEL_AND_WAIT</c> or <c>TERMINATE_CLUSTER</c>.</param>
public sealed record StepConfig(string Name, HadoopJarStepConfig HadoopJarStep, string ActionOnFailure);

/// <summary>What a step runs.</summary>
/// <param name="Jar">The program, <c>command-runner.jar</c> for a command.</param>
/// <param name="Args">Its words.</param>
public sealed record HadoopJarStepConfig(string Jar, IReadOnlyList<string> Args);

/// <summary>Output of AddJobFlowSteps.</summary>
/// <param name="StepIds">The steps' ids, in the order given.</param>
public sealed record AddJobFlowStepsOutput(IReadOnlyList<string> StepIds);

/// <summary>Input of ListSteps.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Marker">The page; null for the first.</param>
public sealed record ListStepsInput(string ClusterId, string? Marker = null);

/// <summary>Output of ListSteps.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="Marker">The next page; null where this is the last.</param>
public sealed record ListStepsOutput(IReadOnlyList<Step>? Steps, string? Marker);

/// <summary>Input of DescribeStep.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="StepId">The step.</param>
public sealed record DescribeStepInput(string ClusterId, string StepId);

/// <summary>Output of DescribeStep.</summary>
/// <param name="Step">The step.</param>
public sealed record DescribeStepOutput(Step Step);

/// <summary>A step.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Its state.</param>
public sealed record Step(string Id, string Name, StepStatus Status);

/// <summary>The state of a step.</summary>
/// <param name="State"><c>PENDING</c>, <c>CANCEL_PENDING</c>, <c>RUNNING</c>, <c>COMPLETED</c>, <c>CANCELLED</c>, <c>FAILED</c> or <c>INTERRUPTED</c>.</param>
/// <param name="StateChangeReason">Why.</param>
/// <param name="FailureDetails">Why it failed.</param>
/// <param name="Timeline">When.</param>
public sealed record StepStatus(string State, StateChangeReason? StateChangeReason, FailureDetails? FailureDetails, Timeline? Timeline);

/// <summary>Why a step failed, as far as EMR knows.</summary>
/// <param name="Reason">The kind of failure.</param>
/// <param name="Message">What was said.</param>
/// <param name="LogFile">Where more is said.</param>
public sealed record FailureDetails(string? Reason, string? Message, string? LogFile);

/// <summary>Input of CancelSteps.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="StepIds">The steps.</param>
/// <param name="StepCancellationOption">How one that runs is ended: <c>SEND_INTERRUPT</c> or <c>TERMINATE_PROCESS</c>.</param>
public sealed record CancelStepsInput(string ClusterId, IReadOnlyList<string> StepIds, string? StepCancellationOption = null);

/// <summary>Output of CancelSteps.</summary>
/// <param name="CancelStepsInfoList">What became of each.</param>
public sealed record CancelStepsOutput(IReadOnlyList<CancelStepsInfo>? CancelStepsInfoList);

/// <summary>What became of a request to cancel a step.</summary>
/// <param name="StepId">The step.</param>
/// <param name="Status"><c>SUBMITTED</c> or <c>FAILED</c>.</param>
/// <param name="Reason">Why it failed.</param>
public sealed record CancelStepsInfo(string StepId, string Status, string? Reason);
