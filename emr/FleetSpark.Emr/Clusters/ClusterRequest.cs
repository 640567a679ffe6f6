using FleetSpark.Aws.Emr;

namespace FleetSpark.Emr.Clusters;

/// <summary>The call that makes a cluster.</summary>
public static class ClusterRequest
{
    private const int SpotPatienceMinutes = 10;

    /// <summary>The call.</summary>
    public static RunJobFlowInput Of(EmrSettings settings, ClusterSettings cluster) => new(
        cluster.Name,
        cluster.Release,
        [new Application("Spark")],
        new JobFlowInstancesConfig(
        [
            new InstanceFleetConfig("MASTER", [.. cluster.PrimaryTypes.Select(type => new InstanceTypeConfig(type))]) { Name = "primary", TargetOnDemandCapacity = 1 },
            new InstanceFleetConfig("CORE", [.. cluster.CoreTypes.Select(type => new InstanceTypeConfig(type, WeightedCapacity: 1))])
            {
                Name = "core",
                TargetOnDemandCapacity = cluster.OnDemandUnits,
                TargetSpotCapacity = cluster.SpotUnits,
                LaunchSpecifications = cluster.SpotUnits == 0
                    ? null
                    : new InstanceFleetProvisioningSpecifications(new SpotProvisioningSpecification(SpotPatienceMinutes, "SWITCH_TO_ON_DEMAND", "price-capacity-optimized")),
            },
        ])
        {
            Ec2SubnetIds = cluster.SubnetIds.Count == 0 ? null : cluster.SubnetIds,
            EmrManagedMasterSecurityGroup = cluster.SecurityGroups?.Primary,
            EmrManagedSlaveSecurityGroup = cluster.SecurityGroups?.Core,
            ServiceAccessSecurityGroup = cluster.SecurityGroups?.ServiceAccess,
            KeepJobFlowAliveWhenNoSteps = true, // it ends by itself when it was idle for long enough
        },
        cluster.ServiceRole,
        cluster.InstanceProfile)
    {
        LogUri = settings.Logs is { } logs ? $"{logs}/" : null,
        SecurityConfiguration = cluster.SecurityConfiguration,
        StepConcurrencyLevel = 1, // runs of one lake wait for each other rather than race
        ManagedScalingPolicy = new ManagedScalingPolicy(new ComputeLimits("InstanceFleetUnits", cluster.MinimumUnits, cluster.MaximumUnits) { MaximumOnDemandCapacityUnits = cluster.OnDemandUnits }),
        AutoTerminationPolicy = new AutoTerminationPolicy((int)cluster.Idle.TotalSeconds),
        Tags = [new Tag("Name", cluster.Name), .. cluster.Tags.Where(tag => tag.Key != "Name").Select(tag => new Tag(tag.Key, tag.Value))],
    };
}
