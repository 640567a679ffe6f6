using FleetSpark.Emr.Clusters;

namespace FleetSpark.Emr.Packages;

/// <summary>The program as an archive that runs on machines with nothing of .NET.</summary>
/// <param name="Architecture">Their processors.</param>
/// <param name="Path">The archive on this machine.</param>
/// <param name="Name">Its name, by its content: <c>fleet-1f0c…-arm64.tar.gz</c>.</param>
/// <param name="Bytes">Its size.</param>
public sealed record Package(Architecture Architecture, string Path, string Name, long Bytes);
