using System.Runtime.CompilerServices;
using Microsoft.Spark.Gateway;

namespace FleetSpark.WireTests;

/// <summary>Many threads and one gateway: whose connection it is, when it is closed, when objects are released.</summary>
public sealed class GatewayClientTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void Call_AfterAFatalAnswer_ReconnectsOnTheSameThread()
    {
        using var gateway = new FakeGateway((fake, command) =>
        {
            var isFatal = command.EndsWith("fatal", StringComparison.Ordinal);
            fake.Send(isFatal ? "!zsbroken\n" : "!yi7\n");
            if (isFatal)
            {
                fake.Close();
            }
        });
        using var client = new GatewayClient(gateway.Address);
        var refused = Assert.Throws<GatewayRefusedException>(() => client.CallStatic("C", "fatal"));
        Assert.EndsWith("gave up on the call: broken", refused.Message, StringComparison.Ordinal);
        Assert.Equal(7, client.CallStatic("C", "next"));
        Assert.Equal(2, gateway.Connections.Count);
    }

    [Fact]
    public void Call_AfterAReleaseThatWasFatal_Reconnects()
    {
        using var gateway = new FakeGateway((fake, command) =>
        {
            var isRelease = command.StartsWith("m d", StringComparison.Ordinal);
            fake.Send(isRelease ? "!zsbroken\n" : "!yi7\n");
            if (isRelease)
            {
                fake.Close();
            }
        });
        using var client = new GatewayClient(gateway.Address);
        client.ReleaseLater("o1");
        Assert.Equal(7, client.CallStatic("C", "next"));
        Assert.Equal(["A a word", "c z:C next"], gateway.Connections.Last().Commands);
    }

    [Fact]
    public void Answers_OfEachFailure_AreTheirExceptions()
    {
        using var gateway = new FakeGateway((fake, command) => fake.Send(command.Split(' ')[^1] switch
        {
            "thrown" => "!xro5\n",
            "refused" => "!xsMethod refused([]) does not exist\n",
            "missing" => "!x\n",
            _ => "!ym\n",
        }));
        using var client = new GatewayClient(gateway.Address);
        Assert.Equal("o5", Assert.Throws<JavaThrownException>(() => client.CallStatic("C", "thrown")).Throwable.Id);
        Assert.Equal("Method refused([]) does not exist", Assert.Throws<GatewayRefusedException>(() => client.CallStatic("C", "refused")).Message);
        Assert.Equal("There is no such member.", Assert.Throws<GatewayRefusedException>(() => client.GetStatic("C", "missing")).Message);
        Assert.Equal("This is a method, not a value.", Assert.Throws<GatewayRefusedException>(() => client.GetStatic("C", "method")).Message);
        Assert.Single(gateway.Connections);
    }

    [Fact]
    public void Call_FromManyThreads_NeverHasTwoUnderWayOnAConnection()
    {
        const int threads = 16, calls = 500;
        using var gateway = new FakeGateway((fake, command) => fake.Send($"!ys{command}\n"));
        using var client = new GatewayClient(gateway.Address);
        OwnThreads.Run(threads, thread =>
        {
            for (var i = 0; i < calls; i++)
            {
                Assert.Equal($"c z:C m i{thread} i{i}", client.CallStatic("C", "m", thread, i));
            }
        });
        Assert.Equal(threads, gateway.Connections.Count);
        Assert.All(gateway.Connections, connection => Assert.Equal((1 + calls, 0), (connection.Commands.Count, connection.CommandsTooEarly)));
        output.WriteLine($"{threads * calls} calls on {threads} connections, none before the answer of the one before it");
    }

    [Fact]
    public void Release_OfManyObjects_GoesBeforeACallAndAtMost64AtOnce()
    {
        using var gateway = new FakeGateway();
        using var client = new GatewayClient(gateway.Address);
        client.CallStatic("C", "first");
        for (var i = 0; i < 150; i++)
        {
            client.ReleaseLater($"o{i}");
        }

        var commands = gateway.Connections.Single().Commands;
        Assert.Equal(["A a word", "c z:C first"], commands); // nothing goes by itself
        foreach (var (call, released) in ((string, int)[])[("second", 64), ("third", 128), ("fourth", 150), ("fifth", 150)])
        {
            client.CallStatic("C", call);
            Assert.Equal($"c z:C {call}", commands.Last());
            Assert.Equal(Enumerable.Range(0, released).Select(id => $"m d o{id}"), commands.Where(command => command.StartsWith('m')));
        }
    }

    [Fact]
    public void Object_Dropped_IsReleasedByANextCall()
    {
        using var gateway = new FakeGateway((fake, command) => fake.Send(command.StartsWith('i') ? "!yro9\n" : "!yv\n"));
        using var client = new GatewayClient(gateway.Address);
        Drop(client);
        var commands = gateway.Connections.Single().Commands;
        Assert.DoesNotContain("m d o9", commands);
        Assert.True(Until(() =>
        {
            Collect();
            client.CallStatic("C", "next");
            return commands.Contains("m d o9");
        }));
    }

    [Fact]
    public void Thread_ThatEnded_HasItsConnectionClosed()
    {
        using var gateway = new FakeGateway();
        using var client = new GatewayClient(gateway.Address);
        client.CallStatic("C", "stays");
        OwnThreads.Run(4, _ => client.CallStatic("C", "goes"));
        Assert.Equal(5, gateway.Connections.Count);
        Assert.True(Until(() =>
        {
            Collect();
            return gateway.Connections.Skip(1).All(connection => connection.Ended.Task.IsCompleted);
        }));
        Assert.False(gateway.Connections.First().Ended.Task.IsCompleted);
        client.CallStatic("C", "still");
        Assert.Equal(5, gateway.Connections.Count);
    }

    [Fact]
    public async Task Dispose_WhileCallsWait_MakesThemFail()
    {
        using var asked = new CountdownEvent(3);
        using var gateway = new FakeGateway((_, _) => asked.Signal()); // and no answer
        using var client = new GatewayClient(gateway.Address);
        var calls = Enumerable.Range(0, 3)
            .Select(_ => Task.Factory.StartNew(() => client.CallStatic("C", "waits"), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Assert.True(asked.Wait(Patience, TestContext.Current.CancellationToken));
        client.Dispose();
        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<GatewayClosedException>(() => call.WaitAsync(Patience, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void Call_AfterDispose_IsRefused()
    {
        using var gateway = new FakeGateway();
        using var client = new GatewayClient(gateway.Address);
        client.CallStatic("C", "first");
        client.Dispose();
        Assert.Throws<GatewayClosedException>(() => client.CallStatic("C", "second"));
        OwnThreads.Run(1, _ => Assert.Throws<GatewayClosedException>(() => client.CallStatic("C", "third")));
        Assert.All(gateway.Connections, connection => Assert.True(Until(() => connection.Ended.Task.IsCompleted)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop(GatewayClient client) => client.Construct("C");

    private static bool Until(Func<bool> condition) => SpinWait.SpinUntil(condition, Patience);

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
