namespace FleetSpark.Aws.Emr;

/// <summary>Input of RunJobFlow.</summary>
/// <param name="Name">The cluster's name.</param>
/// <param name="ReleaseLabel">The release, <c>emr-7.9.0</c> say.</param>
/// <param name="Applications">What is installed.</param>
/// <param name="Instances">Its machines.</param>
/// <param name="ServiceRole">The role of EMR itself.</param>
/// <param name="JobFlowRole">The instance profile of its machines.</param>
public sealed record RunJobFlowInput(
    string Name, string ReleaseLabel, IReadOnlyList<Application> Applications, JobFlowInstancesConfig Instances, string ServiceRole, string JobFlowRole)
{
    /// <summary>Where logs go.</summary>
    public string? LogUri { get; init; }

    /// <summary>The security configuration.</summary>
    public string? SecurityConfiguration { get; init; }

    /// <summary>How many steps run at once.</summary>
    public int? StepConcurrencyLevel { get; init; }

    /// <summary>Between what it grows and shrinks.</summary>
    public ManagedScalingPolicy? ManagedScalingPolicy { get; init; }

    /// <summary>When it ends by itself.</summary>
    public AutoTerminationPolicy? AutoTerminationPolicy { get; init; }

    /// <summary>Configurations of applications.</summary>
    public IReadOnlyList<Configuration>? Configurations { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Whether others of the account see it.</summary>
    public bool VisibleToAllUsers { get; init; } = true;
}

/// <summary>An application of a release.</summary>
/// <param name="Name">Its name.</param>
public sealed record Application(string Name);

/// <summary>A tag.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its value.</param>
public sealed record Tag(string Key, string Value);

/// <summary>A configuration of an application.</summary>
/// <param name="Classification">What it sets.</param>
/// <param name="Properties">To what.</param>
public sealed record Configuration(string Classification, IReadOnlyDictionary<string, string> Properties);

/// <summary>The machines of a cluster.</summary>
/// <param name="InstanceFleets">Its fleets.</param>
public sealed record JobFlowInstancesConfig(IReadOnlyList<InstanceFleetConfig> InstanceFleets)
{
    /// <summary>The subnets of which one is taken.</summary>
    public IReadOnlyList<string>? Ec2SubnetIds { get; init; }

    /// <summary>The security group of the primary node; null for one that EMR makes.</summary>
    public string? EmrManagedMasterSecurityGroup { get; init; }

    /// <summary>The security group of the other nodes; null for one that EMR makes.</summary>
    public string? EmrManagedSlaveSecurityGroup { get; init; }

    /// <summary>The security group by which EMR reaches nodes in a private network; null for none, or for one that EMR makes.</summary>
    public string? ServiceAccessSecurityGroup { get; init; }

    /// <summary>Whether it stays when it has no step.</summary>
    public bool KeepJobFlowAliveWhenNoSteps { get; init; }

    /// <summary>Whether it can be ended by a call.</summary>
    public bool TerminationProtected { get; init; }
}

/// <summary>A fleet of machines of one role.</summary>
/// <param name="InstanceFleetType"><c>MASTER</c>, <c>CORE</c> or <c>TASK</c>.</param>
/// <param name="InstanceTypeConfigs">The kinds of machines that will do.</param>
public sealed record InstanceFleetConfig(string InstanceFleetType, IReadOnlyList<InstanceTypeConfig> InstanceTypeConfigs)
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>How many units at the price of machines on demand.</summary>
    public int? TargetOnDemandCapacity { get; init; }

    /// <summary>How many units at the spot price.</summary>
    public int? TargetSpotCapacity { get; init; }

    /// <summary>How machines are bought.</summary>
    public InstanceFleetProvisioningSpecifications? LaunchSpecifications { get; init; }
}

/// <summary>A kind of machine.</summary>
/// <param name="InstanceType">Its type, <c>m7g.xlarge</c> say.</param>
/// <param name="WeightedCapacity">How many units it counts.</param>
public sealed record InstanceTypeConfig(string InstanceType, int? WeightedCapacity = null);

/// <summary>How machines of a fleet are bought.</summary>
/// <param name="SpotSpecification">At the spot price.</param>
public sealed record InstanceFleetProvisioningSpecifications(SpotProvisioningSpecification SpotSpecification);

/// <summary>How machines are bought at the spot price.</summary>
/// <param name="TimeoutDurationMinutes">How long they are waited for, 5 to 1440 minutes.</param>
/// <param name="TimeoutAction">What then: <c>SWITCH_TO_ON_DEMAND</c> or <c>TERMINATE_CLUSTER</c>.</param>
/// <param name="AllocationStrategy">Which are taken, <c>price-capacity-optimized</c> say.</param>
public sealed record SpotProvisioningSpecification(int TimeoutDurationMinutes, string TimeoutAction, string? AllocationStrategy = null);

/// <summary>Managed scaling.</summary>
/// <param name="ComputeLimits">Between what.</param>
public sealed record ManagedScalingPolicy(ComputeLimits ComputeLimits);

/// <summary>Between what a cluster grows and shrinks.</summary>
/// <param name="UnitType">What is counted, <c>InstanceFleetUnits</c> say.</param>
/// <param name="MinimumCapacityUnits">How many at least.</param>
/// <param name="MaximumCapacityUnits">How many at most.</param>
public sealed record ComputeLimits(string UnitType, int MinimumCapacityUnits, int MaximumCapacityUnits)
{
    /// <summary>How many at most on demand; those beyond are bought at the spot price.</summary>
    public int? MaximumOnDemandCapacityUnits { get; init; }
}

/// <summary>Auto-termination.</summary>
/// <param name="IdleTimeout">After how long without work, 60 to 604,800 seconds.</param>
public sealed record AutoTerminationPolicy(int IdleTimeout);

/// <summary>Output of RunJobFlow.</summary>
/// <param name="JobFlowId">The cluster's id.</param>
public sealed record RunJobFlowOutput(string JobFlowId);

/// <summary>Input of ListClusters.</summary>
public sealed record ListClustersInput
{
    /// <summary>Only those made after.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Only those in these states.</summary>
    public IReadOnlyList<string>? ClusterStates { get; init; }

    /// <summary>The page; null for the first.</summary>
    public string? Marker { get; init; }
}

/// <summary>Output of ListClusters.</summary>
/// <param name="Clusters">The clusters.</param>
/// <param name="Marker">The next page; null where this is the last.</param>
public sealed record ListClustersOutput(IReadOnlyList<Cluster>? Clusters, string? Marker);

/// <summary>Input of DescribeCluster.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record DescribeClusterInput(string ClusterId);

/// <summary>Output of DescribeCluster.</summary>
/// <param name="Cluster">The cluster.</param>
public sealed record DescribeClusterOutput(Cluster Cluster);

/// <summary>A cluster.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Its state.</param>
public sealed record Cluster(string Id, string Name, ClusterStatus Status)
{
    /// <summary>Where its logs go; a list of clusters leaves it out.</summary>
    public string? LogUri { get; init; }

    /// <summary>Its release; a list of clusters leaves it out.</summary>
    public string? ReleaseLabel { get; init; }
}

/// <summary>The state of a cluster.</summary>
/// <param name="State"><c>STARTING</c>, <c>BOOTSTRAPPING</c>, <c>RUNNING</c>, <c>WAITING</c>, <c>TERMINATING</c>, <c>TERMINATED</c> or <c>TERMINATED_WITH_ERRORS</c>.</param>
/// <param name="StateChangeReason">Why.</param>
/// <param name="Timeline">When.</param>
public sealed record ClusterStatus(string State, StateChangeReason? StateChangeReason, Timeline? Timeline);

/// <summary>Why a state changed.</summary>
/// <param name="Code">The reason's code.</param>
/// <param name="Message">The reason in words.</param>
public sealed record StateChangeReason(string? Code, string? Message);

/// <summary>When a cluster, step or instance was made, started and ended; what did not happen yet is null.</summary>
/// <param name="CreationDateTime">When it was made.</param>
/// <param name="ReadyDateTime">When a cluster or instance could work.</param>
/// <param name="StartDateTime">When a step began.</param>
/// <param name="EndDateTime">When it ended.</param>
public sealed record Timeline(DateTimeOffset? CreationDateTime, DateTimeOffset? ReadyDateTime, DateTimeOffset? StartDateTime, DateTimeOffset? EndDateTime);

/// <summary>Input of TerminateJobFlows.</summary>
/// <param name="JobFlowIds">The clusters.</param>
public sealed record TerminateJobFlowsInput(IReadOnlyList<string> JobFlowIds);

/// <summary>Input of ListInstances.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Marker">The page; null for the first.</param>
public sealed record ListInstancesInput(string ClusterId, string? Marker = null);

/// <summary>Output of ListInstances.</summary>
/// <param name="Instances">The instances.</param>
/// <param name="Marker">The next page; null where this is the last.</param>
public sealed record ListInstancesOutput(IReadOnlyList<Instance>? Instances, string? Marker);

/// <summary>An instance of a cluster.</summary>
/// <param name="InstanceType">Its type.</param>
/// <param name="Market"><c>ON_DEMAND</c> or <c>SPOT</c>.</param>
/// <param name="Status">Its state.</param>
public sealed record Instance(string? InstanceType, string? Market, InstanceStatus? Status);

/// <summary>The state of an instance.</summary>
/// <param name="Timeline">When.</param>
public sealed record InstanceStatus(Timeline? Timeline);
