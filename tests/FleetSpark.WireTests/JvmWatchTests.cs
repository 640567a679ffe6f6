using System.Runtime.CompilerServices;
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
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously); // or what follows runs on the watching thread, and waits for itself
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
        using var client = new GatewayClient(gateway.Address);
        var isEnded = false;
        var told = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watch = JvmWatch.Start(gateway.Address, () => told.TrySetResult(Volatile.Read(ref isEnded)));
        for (var i = 0; i < 100; i++)
        {
            client.CallStatic("C", "m"); // the JVM is at work, on a connection that the watch does not see
        }

        Volatile.Write(ref isEnded, true);
        gateway.Dispose();
        Assert.True(await told.Task.WaitAsync(Patience, TestContext.Current.CancellationToken)); // it tells once: before the end, or of it
    }

    [Fact]
    public void Watch_AfterDispose_TellsNothing()
    {
        using var gateway = new FakeGateway();
        var told = new int[1];
        var watches = Enumerable.Range(0, 50).Select(_ => StartAndDispose(gateway, told)).ToList();
        // Its thread holds what it would tell until it has seen the end and made up its mind.
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                GC.Collect();
                return watches.TrueForAll(watch => !watch.IsAlive);
            },
            Patience));
        Assert.Equal(50, gateway.Connections.Count);
        Assert.Equal(0, told[0]);
    }

    [Fact]
    public void Watch_OfNoJvm_IsRefused()
    {
        var gateway = new FakeGateway();
        gateway.Dispose();
        Assert.Throws<GatewayClosedException>(() => JvmWatch.Start(gateway.Address, () => { }));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference StartAndDispose(FakeGateway gateway, int[] told)
    {
        Action tell = () => Interlocked.Increment(ref told[0]);
        JvmWatch.Start(gateway.Address, tell).Dispose();
        return new WeakReference(tell);
    }
}
