namespace FleetSpark.Aws.Emr;

/// <summary>Amazon EMR on EC2.</summary>
/// <param name="options">How it calls; null for the defaults.</param>
public sealed class EmrClient(AwsClientOptions? options = null) : AwsJsonClient(AwsService.Emr, EmrJson.Default, options ?? new AwsClientOptions())
{
    /// <summary>Makes a cluster. It takes no token, so it is sent once: look for the cluster by <see cref="ListClustersAsync"/> before another try.</summary>
    public Task<RunJobFlowOutput> RunJobFlowAsync(RunJobFlowInput input, CancellationToken cancellationToken) =>
        CallOnceAsync<RunJobFlowInput, RunJobFlowOutput>("RunJobFlow", input, cancellationToken);

    /// <summary>Adds steps. It takes no token, so it is sent once: look for the step by <see cref="ListStepsAsync"/> before another try.</summary>
    public Task<AddJobFlowStepsOutput> AddJobFlowStepsAsync(AddJobFlowStepsInput input, CancellationToken cancellationToken) =>
        CallOnceAsync<AddJobFlowStepsInput, AddJobFlowStepsOutput>("AddJobFlowSteps", input, cancellationToken);

    /// <summary>Clusters, the newest first, a page of 50.</summary>
    public Task<ListClustersOutput> ListClustersAsync(ListClustersInput input, CancellationToken cancellationToken) =>
        CallAsync<ListClustersInput, ListClustersOutput>("ListClusters", input, cancellationToken);

    /// <summary>A cluster.</summary>
    public Task<DescribeClusterOutput> DescribeClusterAsync(DescribeClusterInput input, CancellationToken cancellationToken) =>
        CallAsync<DescribeClusterInput, DescribeClusterOutput>("DescribeCluster", input, cancellationToken);

    /// <summary>Steps of a cluster, the newest first, a page of 50.</summary>
    public Task<ListStepsOutput> ListStepsAsync(ListStepsInput input, CancellationToken cancellationToken) =>
        CallAsync<ListStepsInput, ListStepsOutput>("ListSteps", input, cancellationToken);

    /// <summary>A step.</summary>
    public Task<DescribeStepOutput> DescribeStepAsync(DescribeStepInput input, CancellationToken cancellationToken) =>
        CallAsync<DescribeStepInput, DescribeStepOutput>("DescribeStep", input, cancellationToken);

    /// <summary>Cancels steps, those that run too where the release is 5.28 or later.</summary>
    public Task<CancelStepsOutput> CancelStepsAsync(CancelStepsInput input, CancellationToken cancellationToken) =>
        CallAsync<CancelStepsInput, CancelStepsOutput>("CancelSteps", input, cancellationToken);

    /// <summary>Ends clusters.</summary>
    public Task<NoOutput> TerminateJobFlowsAsync(TerminateJobFlowsInput input, CancellationToken cancellationToken) =>
        CallAsync<TerminateJobFlowsInput, NoOutput>("TerminateJobFlows", input, cancellationToken);

    /// <summary>Instances of a cluster, those that ended too.</summary>
    public Task<ListInstancesOutput> ListInstancesAsync(ListInstancesInput input, CancellationToken cancellationToken) =>
        CallAsync<ListInstancesInput, ListInstancesOutput>("ListInstances", input, cancellationToken);
}
