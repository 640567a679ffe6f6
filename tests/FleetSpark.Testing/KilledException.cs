namespace FleetSpark.Testing;

/// <summary>The process is no more: what a test throws where it kills one that it only plays.</summary>
public sealed class KilledException() : Exception("killed");
