using FleetSpark.CatalogTests;
using FleetSpark.Lake;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Cloud))]

// Trino keeps both processors busy, and what a test puts in Glue's way is set for the whole program.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace FleetSpark.CatalogTests;

/// <summary>The local cloud of all tests of this program; Trino, behind its Athena, starts with the first query.</summary>
public sealed class Cloud : IAsyncLifetime
{
    private LocalCloud? _local;
    private Task<SimulatedLake>? _simulated;
    private Task<DataLake>? _small;

    /// <summary>The cloud.</summary>
    public LocalCloud Local => _local ?? throw new InvalidOperationException("It was not started.");

    /// <summary>The lake that tests read and none writes to, made for the first of them.</summary>
    public Task<SimulatedLake> SimulatedAsync() => _simulated ??= SimulatedLake.CreateAsync(this);

    /// <summary>A lake of two trucks and three days, of <see cref="SmallFleet"/>, that nobody writes to, made for the first test that asks.</summary>
    public Task<DataLake> SmallAsync() => _small ??= CopySmallUpAsync();

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("TRINO_HOME") is not { Length: > 0 })
        {
            throw new InvalidOperationException("This asks Trino in Athena's place: set TRINO_HOME to the folder that 'scripts/trino --home' prints.");
        }

        _local = await LocalCloud.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_simulated is { IsCompletedSuccessfully: true })
        {
            (await _simulated).Dispose();
        }

        if (_small is { IsCompletedSuccessfully: true })
        {
            (await _small).Dispose();
        }

        if (_local is not null)
        {
            await _local.DisposeAsync();
        }
    }

    /// <summary>Copies a lake in a folder up, with an emr.yaml.</summary>
    public async Task<DataLake> CopyUpAsync(TestLake lake, string settings = "")
    {
        var location = await Local.CopyUpAsync(lake.Lake.Location.Path);
        await Local.PutAsync(location.At("emr.yaml"), settings);
        return await DataLake.OpenAsync(location, clock: null, CancellationToken.None);
    }

    private async Task<DataLake> CopySmallUpAsync()
    {
        using var local = await SmallFleet.OfDaysAsync(3);
        await local.RunAsync();
        return await CopyUpAsync(local);
    }
}
