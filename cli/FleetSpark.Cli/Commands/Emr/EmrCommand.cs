using System.CommandLine;

namespace FleetSpark.Cli.Commands.Emr;

/// <summary><c>fleet emr</c>: the program on clusters of Amazon EMR.</summary>
internal static class EmrCommand
{
    /// <summary>The command and those below it.</summary>
    public static Command Create(SharedOptions shared) => new ExampleCommand(
        "emr",
        "Run the lake's jobs on Amazon EMR: emr.yaml at the lake's place says where (docs/emr.md).",
        "fleet emr deploy --lake s3://company-lake",
        "fleet emr submit --wait --lake s3://company-lake")
    {
        PackageCommand.Create(shared),
        DeployCommand.Create(shared),
        ClusterCommand.Create(shared),
        SubmitCommand.Create(shared),
        WaitCommand.Create(shared),
        LogsCommand.Create(shared),
        CancelCommand.Create(shared),
        StatusCommand.Create(shared),
    };
}
