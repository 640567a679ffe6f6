using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Spark.Gateway;

namespace FleetSpark.SparkTests;

/// <summary>Many objects and many threads: nothing is kept, nothing goes too early, no answer reaches the wrong caller.</summary>
public sealed class LifetimeTests(SparkJvm spark, ITestOutputHelper output)
{
    private static readonly int Objects = Cases.Of(few: 20_000, many: 200_000);
    private static readonly int Calls = Cases.Of(few: 4_000, many: 40_000);
    private static readonly int Arguments = Cases.Of(few: 2_000, many: 20_000);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public void Objects_Dropped_LeaveTheGateway()
    {
        var bindings = Bindings();
        var before = Settled(bindings, int.MaxValue);
        MakeAndDrop();
        var most = Size(bindings);
        var after = Settled(bindings, before);
        output.WriteLine($"{Objects} objects dropped: {before} bindings before, {most} at the end of them, {after} after");
        Assert.True(after <= before, $"{after} bindings are left of {before} before");
    }

    [Fact]
    public void Calls_OfEightThreads_HaveTheirOwnAnswers()
    {
        const int threads = 8;
        var watch = Stopwatch.StartNew();
        var javaThreads = OwnThreads.Run(threads, thread =>
        {
            var list = spark.Gateway.Construct("java.util.ArrayList");
            var javaThread = JavaThread();
            for (var i = 0; i < Calls; i++)
            {
                Assert.Equal((i % 4) switch { 0 => (object)(thread * 100_000 + i), 1 => $"{thread}\n{i}", 2 => true, _ => (i + 1) / 4 }, (i % 4) switch
                {
                    0 => spark.Gateway.CallStatic("java.lang.Math", "addExact", thread * 100_000, i),
                    1 => spark.Gateway.CallStatic("java.util.Objects", "toString", $"{thread}\n{i}"),
                    2 => spark.Gateway.Call(list, "add", i),
                    _ => spark.Gateway.Call(list, "size"),
                });
            }

            Assert.Equal(javaThread, JavaThread());
            return javaThread;
        });
        Assert.Equal(threads, javaThreads.Distinct().Count()); // each is a thread of its own there too
        output.WriteLine($"{threads * Calls} calls on {threads} threads, each the right answer: {watch.Elapsed.TotalMicroseconds / Calls / threads:0.0} us a call");
    }

    [Fact]
    public void Argument_NoLongerUsedHere_IsNeverNullThere()
    {
        var stop = false;
        var collector = new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                GC.Collect(0, GCCollectionMode.Forced);
                GC.WaitForPendingFinalizers();
                spark.Gateway.CallStatic("java.lang.Math", "abs", 1); // sends the releases
            }
        });
        collector.Start();
        try
        {
            OwnThreads.Run(4, _ =>
            {
                for (var i = 0; i < Arguments; i++)
                {
                    Assert.Equal(false, IsNullThere());
                    Assert.Equal(1, LengthThere());
                }

                return 0L;
            });
        }
        finally
        {
            Volatile.Write(ref stop, true);
            collector.Join();
        }

        output.WriteLine($"{2 * 4 * Arguments} fresh objects reached a call alive");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private object? IsNullThere() => spark.Gateway.CallStatic("java.util.Objects", "isNull", spark.Gateway.Construct("java.lang.Object"));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int LengthThere() => spark.Gateway.ArrayLength(spark.Gateway.NewArray("java.lang.String", 1));

    private long JavaThread() => (long)spark.Gateway.Call((JavaObject)spark.Gateway.CallStatic("java.lang.Thread", "currentThread")!, "getId")!;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MakeAndDrop()
    {
        for (var i = 0; i < Objects; i++)
        {
            spark.Gateway.Construct("java.lang.Object");
        }
    }

    private JavaObject Bindings() => (JavaObject)spark.Gateway.Call((JavaObject)spark.Gateway.Call(spark.GatewayServer, "getGateway")!, "getBindings")!;

    private int Size(JavaObject bindings) => (int)spark.Gateway.Call(bindings, "size")!;

    // Collects and calls until no more than the goal is left, or nothing goes any more.
    private int Settled(JavaObject bindings, int goal)
    {
        var size = Size(bindings);
        var watch = Stopwatch.StartNew();
        for (var unchanged = 0; unchanged < 20 || size > goal; unchanged++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var now = size;
            for (var call = 0; call < 50; call++)
            {
                now = Size(bindings);
            }

            unchanged = now == size ? unchanged : 0;
            size = now;
            if (watch.Elapsed > Patience)
            {
                break;
            }
        }

        return size;
    }
}
