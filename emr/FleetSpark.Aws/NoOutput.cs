namespace FleetSpark.Aws;

/// <summary>The answer of a call that gives none.</summary>
public sealed record NoOutput;
