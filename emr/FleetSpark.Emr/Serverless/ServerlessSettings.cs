using FleetSpark.Core;
using FleetSpark.Emr.Clusters;

namespace FleetSpark.Emr.Serverless;

/// <summary>The application of EMR Serverless on which runs work.</summary>
public sealed record ServerlessSettings
{
    /// <summary>Its id.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The ARN of the role that runs have.</summary>
    public required string ExecutionRole { get; init; }

    /// <summary>Its processors.</summary>
    public Architecture Architecture { get; init; } = Architecture.Arm64;

    /// <summary>After how long a run is ended, 5 minutes to 7 days.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Reads them; all faults go to the map.</summary>
    public static ServerlessSettings Read(YamlMap yaml)
    {
        var settings = new ServerlessSettings
        {
            ApplicationId = yaml.Required("application_id"),
            ExecutionRole = yaml.Required("execution_role"),
            Architecture = yaml.Choice("architecture", Architecture.Arm64, Architectures.ByName),
            Timeout = TimeSpan.FromMinutes(yaml.WholeNumber("timeout_minutes", 12 * 60, 5, 7 * 24 * 60)),
        };
        yaml.RefuseUnknownKeys();
        return settings;
    }
}
