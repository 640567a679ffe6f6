using FleetSpark.Lake;

namespace FleetSpark.Testing;

/// <summary>Opens lakes for tests.</summary>
public static class Lakes
{
    /// <summary>Opens a lake in a folder, which asks nobody far away and so is done at once.</summary>
    public static DataLake Open(string folder) => DataLake.OpenAsync(LakeLocation.Parse(folder), clock: null, CancellationToken.None).GetAwaiter().GetResult();
}
