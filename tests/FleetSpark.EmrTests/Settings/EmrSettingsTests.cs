using FleetSpark.Core;
using FleetSpark.Emr;
using FleetSpark.Emr.Clusters;

namespace FleetSpark.EmrTests.Settings;

public sealed class EmrSettingsTests
{
    private const string Least = """
        packages: s3://company-lake/packages
        cluster:
          name: fleetspark
          service_role: emr
          instance_profile: emr-ec2
          primary: {instance_types: [m7g.xlarge]}
          core: {instance_types: [m7g.xlarge, m6g.xlarge]}
        """;

    [Fact]
    public void Settings_WithWhatTheyMustHave_HaveGravitonOnDemandThatEndsByItself()
    {
        var cluster = EmrSettings.Parse(Least).Cluster!;
        Assert.Equal((Architecture.Arm64, 1, 0, 1, 4), (cluster.Architecture, cluster.OnDemandUnits, cluster.SpotUnits, cluster.MinimumUnits, cluster.MaximumUnits));
        Assert.Equal(TimeSpan.FromMinutes(10), cluster.Idle);
        Assert.Null(EmrSettings.Parse(Least).Serverless);
    }

    [Fact]
    public void Settings_WithServerlessAlone_NeedNoCluster()
    {
        var settings = EmrSettings.Parse("""
            packages: s3://company-lake/packages
            serverless: {application_id: 00f, execution_role: "arn:aws:iam::123456789012:role/run", timeout_minutes: 90}
            topic: arn:aws:sns:sa-east-1:123456789012:fleet
            spark: {spark.executor.memory: 4g}
            """);
        Assert.Null(settings.Cluster);
        Assert.Equal(TimeSpan.FromMinutes(90), settings.Serverless!.Timeout);
        Assert.Equal("4g", settings.Spark["spark.executor.memory"]);
        Assert.Equal("sa-east-1", settings.Topic!.Region);
    }

    [Fact]
    public void Settings_WithManyFaults_NameAllAtOnce()
    {
        var refused = Assert.Throws<FleetException>(() => EmrSettings.Parse("""
            packages: /tmp/packages
            logs: logs
            topic: fleet
            spot: true
            spark: {executor.memory: 4g}
            cluster:
              name: fleetspark
              architecture: riscv
              primary: {instance_types: []}
              core: {instance_types: [m7g.xlarge], on_demand_units: 3, spot_units: 3, weight: 1}
              scaling: {minimum_units: 9, maximum_units: 5}
              idle_minutes: 0
            """));
        Assert.Equal("FS7001", refused.Code);
        foreach (var said in (string[])["'packages'", "'logs'", "'topic'", "'spot' is not known", "'executor.memory'", "'service_role' is missing", "'instance_profile' is missing", "'architecture'", "'instance_types'", "'weight' is not known", "'maximum_units' is 5", "'minimum_units' is more", "'idle_minutes' must be 1 to 10080"])
        {
            Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Settings_ThatTerraformWrites_ArePassedOnToTheCluster()
    {
        var settings = EmrSettings.Parse(Least + """

              tags: {fleetspark-lake: fleet, Name: other}
              managed_security_groups: {primary: sg-1, core: sg-2, service_access: sg-3}
              subnet_ids: [subnet-1]
            catalog: {database: fleet}
            athena: {work_group: fleet}
            """);
        var request = ClusterRequest.Of(settings, settings.Cluster!);
        Assert.Equal([("Name", "fleetspark"), ("fleetspark-lake", "fleet")], request.Tags!.Select(tag => (tag.Key, tag.Value)));
        Assert.Equal(("sg-1", "sg-2", "sg-3"), (request.Instances.EmrManagedMasterSecurityGroup, request.Instances.EmrManagedSlaveSecurityGroup, request.Instances.ServiceAccessSecurityGroup));
        Assert.Equal(["subnet-1"], request.Instances.Ec2SubnetIds);
    }

    [Theory]
    [InlineData("- a", "one YAML mapping is expected")]
    [InlineData("cluster: {name: 'a/b'}", "'name' is 'a/b'")]
    [InlineData("cluster: {name: ''}", "'name'")]
    [InlineData("cluster: {release: emr-6.15.0}", "'release' is 'emr-6.15.0'")]
    [InlineData("catalog: {database: Fleet-1}", "'database' is 'Fleet-1'")]
    [InlineData("athena: {output: /tmp}", "'output' is '/tmp'")]
    [InlineData("cluster: {", "line 2")]
    public void Settings_ThatAreNone_AreRefused(string text, string said) =>
        Assert.Contains(said, Assert.Throws<FleetException>(() => EmrSettings.Parse(text)).Message, StringComparison.Ordinal);
}
