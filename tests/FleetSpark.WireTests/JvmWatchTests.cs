using Microsoft.Spark.Gateway;

namespace FleetSpark.WireTests;

public sealed class JvmWatchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Watch_WhenTheJvmGoes_TellsOnce(bool reset)
    {
        using var gateway = new FakeGateway();
        var told = 0;
        var gone = new TaskCompletionSource();
        Thread? watching = null;
        using var watch = JvmWatch.Start(gateway.Address, () =>
        {
            Interlocked.Increment(ref told);
            watching = Thread.CurrentThread;
            gone.TrySetResult();
        });
        if (reset)
        {
            gateway.Connections.Single().Reset();
        }

        gateway.Dispose();
        await gone.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.True(watching!.Join(Patience));
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task Watch_WhileTheJvmIsThere_TellsNothing()
    {
        using var gateway = new FakeGateway();
        var told = 0;
        using var watch = JvmWatch.Start(gateway.Address, () => Interlocked.Increment(ref told));
        await Task.Delay(200, TestContext.Current.CancellationToken); // nothing may happen, so there is no condition to wait for
        Assert.Equal(0, told);
    }

    [Fact]
    public async Task Watch_AfterDispose_TellsNothing()
    {
        using var gateway = new FakeGateway();
        var told = 0;
        for (var i = 0; i < 50; i++)
        {
            JvmWatch.Start(gateway.Address, () => Interlocked.Increment(ref told)).Dispose();
        }

        await Task.WhenAll(gateway.Connections.Select(connection => connection.Ended.Task)).WaitAsync(Patience, TestContext.Current.CancellationToken);
        gateway.Dispose();
        await Task.Delay(200, TestContext.Current.CancellationToken); // nothing may happen, so there is no condition to wait for
        Assert.Equal(50, gateway.Connections.Count);
        Assert.Equal(0, told);
    }

    [Fact]
    public void Watch_OfNoJvm_IsRefused()
    {
        var gateway = new FakeGateway();
        gateway.Dispose();
        Assert.Throws<GatewayClosedException>(() => JvmWatch.Start(gateway.Address, () => { }));
    }
}
