namespace FleetSpark.Emr.Prices;

/// <summary>A run of the past, from which the next one is estimated.</summary>
/// <param name="Seconds">How long it took.</param>
/// <param name="Tables">What it made.</param>
public sealed record PastRun(double Seconds, IReadOnlyList<PastTable> Tables)
{
    /// <summary>What it took beside making tables: starting, staging, planning, checking, publishing.</summary>
    public double OtherSeconds => Math.Max(0, Seconds - Tables.Sum(table => table.Seconds));
}

/// <summary>What a run made of a table.</summary>
/// <param name="Name">The table.</param>
/// <param name="Partitions">How many partitions.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record PastTable(string Name, int Partitions, double Seconds);
