using FleetSpark.Aws.Glue;
using FleetSpark.Emr.Catalog;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Lake;

namespace FleetSpark.CatalogTests;

/// <summary>The lake of <see cref="PlantedFleet"/> on S3, registered in the databases of the defaults; nobody writes to it.</summary>
public sealed class SimulatedLake : IDisposable
{
    private SimulatedLake(DataLake lake, RunReport report)
    {
        Lake = lake;
        Report = report;
    }

    /// <summary>The lake.</summary>
    public DataLake Lake { get; }

    /// <summary>What the run said that made it.</summary>
    public RunReport Report { get; }

    /// <summary>Its place, as a command is told it.</summary>
    public string Place => $"{Lake.Location}";

    /// <summary>Makes it.</summary>
    public static async Task<SimulatedLake> CreateAsync(Cloud cloud)
    {
        using var local = new TestLake();
        var report = await PlantedFleet.MakeAsync(local);
        var lake = await cloud.CopyUpAsync(local, $"athena:\n  output: s3://{await cloud.Local.CreateBucketAsync()}/answers\n");
        using var glue = new GlueClient();
        await new LakeCatalog(lake, BuiltIn.Catalog, new CatalogSettings(), glue).SyncAsync(CancellationToken.None);
        return new SimulatedLake(lake, report);
    }

    public void Dispose() => Lake.Dispose();
}
