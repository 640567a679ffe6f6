using System.Text.RegularExpressions;
using FleetSpark.Core;

namespace FleetSpark.Emr.Clusters;

/// <summary>The cluster on which runs work.</summary>
public sealed partial record ClusterSettings
{
    /// <summary>Its name: a cluster of that name that lives is taken, and there is made none beside it.</summary>
    public required string Name { get; init; }

    /// <summary>The release of EMR, one with Spark 3.5 on Amazon Linux 2023: <c>emr-7.0.0</c> to <c>emr-7.9.0</c> have it.</summary>
    public string Release { get; init; } = "emr-7.9.0";

    /// <summary>The processors of its machines.</summary>
    public Architecture Architecture { get; init; } = Architecture.Arm64;

    /// <summary>The role of EMR itself, by name or ARN.</summary>
    public required string ServiceRole { get; init; }

    /// <summary>The instance profile of its machines, by name or ARN.</summary>
    public required string InstanceProfile { get; init; }

    /// <summary>The subnets of which EMR takes one; empty for the default network.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>The security configuration: encryption on disks, in S3 and between machines; null for none.</summary>
    public string? SecurityConfiguration { get; init; }

    /// <summary>The security groups of the primary node, the core nodes and, in a private network, of EMR's own access; null for those that EMR makes.</summary>
    public SecurityGroups? SecurityGroups { get; init; }

    /// <summary>Its tags, which rights may go by.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Kinds of machines of which one is the primary node; it runs YARN's resource manager and nothing of a run.</summary>
    public required IReadOnlyList<string> PrimaryTypes { get; init; }

    /// <summary>Kinds of machines that work; each counts as one unit.</summary>
    public required IReadOnlyList<string> CoreTypes { get; init; }

    /// <summary>How many units are bought on demand, 1 to 1,000: the driver works on one of them, and a spot machine may be taken away.</summary>
    public int OnDemandUnits { get; init; } = 1;

    /// <summary>How many units are bought at the spot price, 0 to 1,000.</summary>
    public int SpotUnits { get; init; }

    /// <summary>To how many units it may grow, at least <see cref="OnDemandUnits"/> and <see cref="SpotUnits"/> together; what is beyond these is bought at the spot price.</summary>
    public int MaximumUnits { get; init; } = 4;

    /// <summary>To how many units it may shrink, 1 to <see cref="MaximumUnits"/>.</summary>
    public int MinimumUnits { get; init; } = 1;

    /// <summary>After how long without work it ends, 1 minute to 7 days.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Reads them; all faults go to the map.</summary>
    public static ClusterSettings Read(YamlMap yaml)
    {
        var (primary, core, scaling) = (yaml.Map("primary"), yaml.Map("core"), yaml.Map("scaling"));
        var onDemand = core.WholeNumber("on_demand_units", 1, 1, 1000);
        var spot = core.WholeNumber("spot_units", 0, 0, 1000);
        var settings = new ClusterSettings
        {
            Name = yaml.Required("name"),
            Release = yaml.Optional("release") ?? "emr-7.9.0",
            Architecture = yaml.Choice("architecture", Architecture.Arm64, Architectures.ByName),
            ServiceRole = yaml.Required("service_role"),
            InstanceProfile = yaml.Required("instance_profile"),
            SubnetIds = yaml.Texts("subnet_ids"),
            SecurityConfiguration = yaml.Optional("security_configuration"),
            SecurityGroups = yaml.Has("managed_security_groups") ? SecurityGroups.Read(yaml.Map("managed_security_groups")) : null,
            Tags = TagsOf(yaml.Map("tags")),
            PrimaryTypes = TypesOf(primary),
            CoreTypes = TypesOf(core),
            OnDemandUnits = onDemand,
            SpotUnits = spot,
            MinimumUnits = scaling.WholeNumber("minimum_units", 1, 1, 1000),
            MaximumUnits = scaling.WholeNumber("maximum_units", Math.Max(4, onDemand + spot), 1, 1000),
            Idle = TimeSpan.FromMinutes(yaml.WholeNumber("idle_minutes", 10, 1, 7 * 24 * 60)),
        };
        if (yaml.Has("name") && !ClusterName().IsMatch(settings.Name))
        {
            yaml.AddFault($"'name' is '{settings.Name}': write up to 100 letters, digits, ., _ and -, for runs and claims are named after it");
        }

        if (!ReleaseLabel().IsMatch(settings.Release))
        {
            yaml.AddFault($"'release' is '{settings.Release}': write emr-7.0.0 or a later one of 7, which have Spark 3.5");
        }

        if (settings.MaximumUnits < onDemand + spot)
        {
            scaling.AddFault($"'maximum_units' is {settings.MaximumUnits}, fewer than the {onDemand + spot} units that core begins with");
        }

        if (settings.MinimumUnits > settings.MaximumUnits)
        {
            scaling.AddFault("'minimum_units' is more than 'maximum_units'");
        }

        foreach (var map in (YamlMap[])[primary, core, scaling, yaml])
        {
            map.RefuseUnknownKeys();
        }

        return settings;
    }

    private static SortedDictionary<string, string> TagsOf(YamlMap yaml)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in yaml.Keys)
        {
            tags[key] = yaml.Required(key);
        }

        return tags;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,100}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClusterName();

    [GeneratedRegex(@"\Aemr-7\.\d{1,2}\.\d{1,2}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReleaseLabel();

    private static IReadOnlyList<string> TypesOf(YamlMap fleet)
    {
        var types = fleet.Texts("instance_types");
        if (types.Count == 0)
        {
            fleet.AddFault("'instance_types' names no kind of machine, m7g.xlarge say");
        }

        return types;
    }
}

/// <summary>The security groups of a cluster's machines.</summary>
/// <param name="Primary">Of the primary node.</param>
/// <param name="Core">Of the others.</param>
/// <param name="ServiceAccess">By which EMR itself reaches them in a private network; null for none.</param>
public sealed record SecurityGroups(string Primary, string Core, string? ServiceAccess)
{
    /// <summary>Reads them; all faults go to the map.</summary>
    public static SecurityGroups Read(YamlMap yaml)
    {
        var groups = new SecurityGroups(yaml.Required("primary"), yaml.Required("core"), yaml.Optional("service_access"));
        yaml.RefuseUnknownKeys();
        return groups;
    }
}
