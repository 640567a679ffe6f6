using FleetSpark.CloudTests;

[assembly: AssemblyFixture(typeof(Cloud))]

namespace FleetSpark.CloudTests;

/// <summary>The local cloud of all tests of this program.</summary>
public sealed class Cloud : IAsyncLifetime
{
    private LocalCloud? _local;

    /// <summary>The cloud.</summary>
    public LocalCloud Local => _local ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync() => _local = await LocalCloud.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_local is not null)
        {
            await _local.DisposeAsync();
        }
    }
}
