using System.Diagnostics.CodeAnalysis;
using FleetSpark.Lake;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Gps;

namespace FleetSpark.Landing.Functions;

/// <summary>The function of each source. What it does is its lander's.</summary>
internal static class SourceFunctions
{
    /// <summary>
    /// Whether the program was built for the queue and for submitting runs (<c>-p:IsSmall=true</c>), which need neither SSH, XML nor a database: the compiler leaves out what only the
    /// others reach. One that was not has no use for EMR.
    /// </summary>
    [FeatureSwitchDefinition("FleetSpark.Landing.Functions.IsSmall")]
    internal static bool IsSmall => AppContext.TryGetSwitch("FleetSpark.Landing.Functions.IsSmall", out var isOn) && isOn;

    /// <summary>Whether this program lands a source from the messages of a queue: <c>gps</c>, and, built for the queue, <c>tags</c> too, where an operator pushes charges.</summary>
    public static bool IsQueued(string source) => source == SourceNames.Gps || (IsSmall && source == SourceNames.Tags);

    /// <summary>The function of a source.</summary>
    /// <exception cref="Core.FleetException">FS2503: nothing says from where the source is landed; FS2606: the program was built without it.</exception>
    public static ILandingFunction Of(FunctionOptions options, IObjectStore raw, TimeProvider clock)
    {
        if (IsQueued(options.Source))
        {
            return new Queued(new QueueEventLander(options.Definition!, raw, clock));
        }

        return IsSmall ? throw FunctionErrors.NotBuiltIn(options.Source, "calls.zip") : CalledOf(options, raw, clock);
    }

    /// <summary>The function that submits runs.</summary>
    /// <exception cref="Core.FleetException">FS2606: the program was built without it.</exception>
    public static ILandingFunction OfRun(LakeLocation lake, TimeProvider clock) => IsSmall ? new RunFunction(lake, clock) : throw FunctionErrors.NotBuiltIn(FunctionOptions.Run, "queue.zip");

    // Secrets and lander are for the function's whole life.
    private static Called CalledOf(FunctionOptions options, IObjectStore raw, TimeProvider clock) =>
        new(SourceLanders.OfCalled(options.Definition!, raw, options.Landing, options.CompanyZone, new SecretReader(), clock));

    private sealed class Queued(QueueEventLander lander) : ILandingFunction
    {
        public async Task<FunctionAnswer> HandleAsync(ReadOnlyMemory<byte> eventBytes, TimeLeft time, CancellationToken cancellationToken)
        {
            var (landed, notBegun, poisoned) = await lander.LandAsync(QueueEvent.Read(eventBytes).Messages, time.BeginNoneAfter, cancellationToken);
            var figures = new LandedFigures
            {
                Records = landed.Records,
                Bytes = landed.Bytes,
                RefusedByReason = landed.RefusedByReason,
                OldestSeconds = landed.OldestSeconds,
                IsUnfinished = notBegun.Count > 0,
                Counts = [("messages", landed.Messages), ("poisoned", landed.Poisoned), ("not_begun", notBegun.Count), ("objects", landed.Objects)],
            };
            return new FunctionAnswer(figures, json =>
            {
                json.WriteStartArray("batchItemFailures");
                foreach (var id in notBegun.Concat(poisoned))
                {
                    json.WriteStartObject();
                    json.WriteString("itemIdentifier", id);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }
    }

    private sealed class Called(ISourceLander lander) : ILandingFunction
    {
        public async Task<FunctionAnswer> HandleAsync(ReadOnlyMemory<byte> eventBytes, TimeLeft time, CancellationToken cancellationToken) =>
            CalledAnswers.Of(await lander.LandAsync(new SourceCall { BeginNoneAfter = time.BeginNoneAfter, FinishBefore = time.StopAt }, cancellationToken));
    }
}
