using FleetSpark.Landing;

namespace FleetSpark.Cli.Printing;

/// <summary>What was landed of a source.</summary>
/// <param name="Line">It in a line, for people.</param>
/// <param name="ForMachines">It as a document.</param>
/// <param name="Files">The files that it came in; null where it came in none.</param>
internal sealed record LandedSource(string Line, object ForMachines, LandingReport? Files = null);
