using System.Text.Json.Serialization;

namespace FleetSpark.Aws.Serverless;

/// <summary>Input of StartJobRun.</summary>
/// <param name="ClientToken">By which a second call is known for the same, 64 characters at most.</param>
/// <param name="ExecutionRoleArn">The role of the run.</param>
/// <param name="JobDriver">What it runs.</param>
public sealed record StartJobRunInput(string ClientToken, string ExecutionRoleArn, JobDriver JobDriver)
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Where logs go.</summary>
    public ConfigurationOverrides? ConfigurationOverrides { get; init; }

    /// <summary>After how long it is ended; 0 for never.</summary>
    public long? ExecutionTimeoutMinutes { get; init; }
}

/// <summary>What a job run runs.</summary>
/// <param name="SparkSubmit">A <c>spark-submit</c>.</param>
public sealed record JobDriver(SparkSubmit SparkSubmit);

/// <summary>A <c>spark-submit</c>.</summary>
/// <param name="EntryPoint">The script.</param>
/// <param name="EntryPointArguments">Its words.</param>
/// <param name="SparkSubmitParameters">The words before it, in one text.</param>
public sealed record SparkSubmit(string EntryPoint, IReadOnlyList<string> EntryPointArguments, string? SparkSubmitParameters);

/// <summary>What a job run has otherwise than its application.</summary>
/// <param name="MonitoringConfiguration">Where logs go.</param>
public sealed record ConfigurationOverrides(MonitoringConfiguration MonitoringConfiguration);

/// <summary>Where logs go.</summary>
/// <param name="S3MonitoringConfiguration">To S3.</param>
public sealed record MonitoringConfiguration(S3MonitoringConfiguration S3MonitoringConfiguration);

/// <summary>Logs on S3.</summary>
/// <param name="LogUri">Where.</param>
public sealed record S3MonitoringConfiguration(string LogUri);

/// <summary>Output of StartJobRun.</summary>
/// <param name="JobRunId">The run's id.</param>
public sealed record StartJobRunOutput(string JobRunId);

/// <summary>Output of GetJobRun.</summary>
/// <param name="JobRun">The run.</param>
public sealed record GetJobRunOutput(JobRun JobRun);

/// <summary>A job run.</summary>
/// <param name="JobRunId">Its id.</param>
/// <param name="State"><c>SUBMITTED</c>, <c>PENDING</c>, <c>SCHEDULED</c>, <c>QUEUED</c>, <c>RUNNING</c>, <c>SUCCESS</c>, <c>FAILED</c>, <c>CANCELLING</c> or <c>CANCELLED</c>.</param>
/// <param name="StateDetails">More of it.</param>
public sealed record JobRun(string JobRunId, string State, string? StateDetails)
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it changed last.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>What it is billed for.</summary>
    public ResourceUtilization? BilledResourceUtilization { get; init; }
}

/// <summary>What a job run used.</summary>
/// <param name="VCPUHour">vCPU hours.</param>
/// <param name="MemoryGBHour">Gigabyte hours of memory.</param>
public sealed record ResourceUtilization([property: JsonPropertyName("vCPUHour")] double? VCPUHour, double? MemoryGBHour);

/// <summary>Output of ListJobRuns.</summary>
/// <param name="JobRuns">The runs.</param>
/// <param name="NextToken">The next page; null where this is the last.</param>
public sealed record ListJobRunsOutput(IReadOnlyList<JobRunSummary>? JobRuns, string? NextToken);

/// <summary>A job run in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">As <see cref="JobRun"/> has it.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record JobRunSummary(string Id, string State, string? Name, DateTimeOffset? CreatedAt);
