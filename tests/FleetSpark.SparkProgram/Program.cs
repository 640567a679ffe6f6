// What the tests start as a process, by each of the ways that a program meets Spark: it does what its first word says.
using System.Runtime.InteropServices;
using FleetSpark.Testing;
using Microsoft.Spark;
using Microsoft.Spark.Gateway;
using Microsoft.Spark.Interop.Ipc;

var words = SubmittedWords.Of(args);
using var driver = SparkDriver.Start(new SparkDriverOptions());
var jvm = driver.Jvm;
switch (words[0])
{
    case "select1":
        var builder = (JvmObjectReference)jvm.CallStaticJavaMethod("org.apache.spark.sql.SparkSession", "builder")!;
        var session = (JvmObjectReference)((JvmObjectReference)builder.Invoke("appName", words[1])!).Invoke("getOrCreate")!;
        var row = (JvmObjectReference)((JvmObjectReference)session.Invoke("sql", "SELECT 1 AS n")!).Invoke("first")!;
        var context = (JvmObjectReference)session.Invoke("sparkContext")!;
        Console.WriteLine($"'{context.Invoke("appName")}' selected {row.Invoke("getInt", 0)}");
        session.Invoke("stop");
        return 0;

    case "exit":
        return int.Parse(words[1]);

    case "throw":
        throw new InvalidOperationException("thrown on purpose");

    case "wait":
        Console.WriteLine($"program {Environment.ProcessId} jvm {JvmProcessId()}");
        await Task.Delay(Timeout.Infinite);
        return 1;

    case "restart":
        Console.WriteLine($"program {Environment.ProcessId} jvm {JvmProcessId()}");
        while (!driver.IsGone)
        {
            await Task.Delay(20);
        }

        try
        {
            JvmProcessId();
            return 1;
        }
        catch (GatewayClosedException)
        {
            using var next = SparkDriver.Start(new SparkDriverOptions());
            Console.WriteLine($"the JVM is gone, and the next one answers {next.Jvm.CallStaticJavaMethod("java.lang.Math", "addExact", 40, 2)}");
            return 0;
        }

    case "interrupt":
        var interrupted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            interrupted.TrySetResult();
        }))
        {
            Console.WriteLine($"program {Environment.ProcessId} jvm {JvmProcessId()}");
            await interrupted.Task;
            Console.WriteLine($"after the interrupt the JVM answers {jvm.CallStaticJavaMethod("java.lang.Math", "addExact", 40, 2)}");
            return 0;
        }

    default:
        await Console.Error.WriteLineAsync($"unknown word '{words[0]}'");
        return 2;
}

string JvmProcessId()
{
    var self = (JvmObjectReference)jvm.CallConstructor("java.io.File", "/proc/self").Invoke("getCanonicalFile")!;
    return (string)self.Invoke("getName")!;
}
