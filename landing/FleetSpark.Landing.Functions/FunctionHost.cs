using System.Runtime.InteropServices;
using FleetSpark.Core;
using FleetSpark.Lake;

namespace FleetSpark.Landing.Functions;

/// <summary>A function's life: it begins once, handles one event after the other, and ends when the Runtime API is gone or it is told to.</summary>
internal static class FunctionHost
{
    private const string TraceVariable = "_X_AMZN_TRACE_ID";

    /// <summary>Lives.</summary>
    /// <param name="variable">Gives the value of a variable of the environment, null where it is not set.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="log">Where log lines go.</param>
    /// <returns>The exit code: 1 where it could not begin, or could not say what became of an event.</returns>
    public static async Task<int> RunAsync(Func<string, string?> variable, TimeProvider clock, Stream log)
    {
        if (variable("AWS_LAMBDA_RUNTIME_API") is not { Length: > 0 } address)
        {
            await Console.Error.WriteLineAsync("This program is a function of AWS Lambda: it is started there, with AWS_LAMBDA_RUNTIME_API set. On a laptop, 'fleet land' does the same.");
            return 1;
        }

        using var ending = new CancellationTokenSource();
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true; // the event at hand is finished first
            ending.Cancel();
        });
        using var api = new RuntimeApi(address);
        var lines = new FunctionLog(log, variable("FLEET_SOURCE") ?? "unknown", clock);
        ILandingFunction function;
        try
        {
            function = await FunctionOptions.ReadAsync(variable, variable("LAMBDA_TASK_ROOT") ?? AppContext.BaseDirectory, clock, ending.Token) is var options && options.Lake is { } lake
                ? SourceFunctions.OfRun(lake, clock)
                : SourceFunctions.Of(options, ObjectStores.Open(options.Raw!, clock), clock);
        }
        catch (Exception fault)
        {
            var failure = fault as FleetException ?? FunctionErrors.Unexpected(fault);
            lines.NotBegun(failure);
            await SayAsync(lines, () => api.FailToBeginAsync(failure, CancellationToken.None));
            return 1;
        }

        return await SayAsync(lines, async () =>
        {
            while (await api.NextAsync(ending.Token) is { } invocation)
            {
                Environment.SetEnvironmentVariable(TraceVariable, invocation.TraceId); // the SDK hands it on, by which AWS finds circles
                await HandleAsync(api, lines, function, invocation, clock);
                // An event is up to 6 MB and leaves as much behind; a function has little memory, and a moment now.
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
            }
        });
    }

    // To nobody who listens the function has nothing more to say, but for its log: what was put is there, and Lambda starts another one.
    private static async Task<int> SayAsync(FunctionLog lines, Func<Task> say)
    {
        try
        {
            await say();
            return 0;
        }
        catch (FleetException unsaid)
        {
            lines.Ended(unsaid);
            return 1;
        }
    }

    private static async Task HandleAsync(RuntimeApi api, FunctionLog lines, ILandingFunction function, Invocation invocation, TimeProvider clock)
    {
        var time = new TimeLeft(clock.GetUtcNow(), invocation.Deadline);
        FunctionAnswer answer;
        try
        {
            var left = time.StopAt - time.Began;
            using var stopping = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
            answer = await function.HandleAsync(invocation.Event, time, stopping.Token);
        }
        catch (Exception fault)
        {
            var failure = fault switch
            {
                FleetException coded => coded,
                OperationCanceledException => FunctionErrors.OutOfTime(lines.Source),
                _ => FunctionErrors.Unexpected(fault),
            };
            lines.Failed(invocation.RequestId, failure);
            await api.FailAsync(invocation.RequestId, failure, CancellationToken.None);
            return;
        }

        var took = clock.GetUtcNow() - time.Began;
        foreach (var file in answer.Files)
        {
            lines.File(invocation.RequestId, file);
        }

        if (answer.Figures is { } figures)
        {
            lines.Landed(invocation.RequestId, figures, took);
            lines.Metrics(figures, took);
        }
        else
        {
            lines.Submitted(invocation.RequestId, answer.WriteMembers!, took);
        }

        if (answer.Failure is { } failed)
        {
            lines.Failed(invocation.RequestId, failed);
            await api.FailAsync(invocation.RequestId, failed, CancellationToken.None);
            return;
        }

        await api.AnswerAsync(invocation.RequestId, FunctionJson.Of(answer.WriteMembers ?? answer.Figures!.WriteTo), CancellationToken.None);
    }
}
