using System.Diagnostics.CodeAnalysis;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Bank;
using FleetSpark.Landing.Sources.Fleet;
using FleetSpark.Landing.Sources.Gps;
using FleetSpark.Landing.Sources.Tags;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Landing.Functions;

/// <summary>The function of each source. What it does is its lander's.</summary>
internal static class SourceFunctions
{
    /// <summary>
    /// Whether the program was built for the queue alone (<c>-p:Sources=gps</c>), which needs neither SSH, XML nor a database: the compiler leaves out what only the others reach.
    /// </summary>
    [FeatureSwitchDefinition("FleetSpark.Landing.Functions.IsQueueAlone")]
    internal static bool IsQueueAlone => AppContext.TryGetSwitch("FleetSpark.Landing.Functions.IsQueueAlone", out var isOn) && isOn;

    /// <summary>The function of a source.</summary>
    /// <exception cref="Core.FleetException">FS2503: nothing says from where the source is landed; FS2606: the program was built without it.</exception>
    public static ILandingFunction Of(FunctionOptions options, IObjectStore raw, TimeProvider clock)
    {
        if (options.Source == FunctionOptions.QueueSource)
        {
            return new Gps(new QueueEventLander(options.Definition, raw, clock));
        }

        return IsQueueAlone ? throw FunctionErrors.NotBuiltIn(options.Source) : CalledOf(options, raw, clock);
    }

    private static ILandingFunction CalledOf(FunctionOptions options, IObjectStore raw, TimeProvider clock)
    {
        var secrets = new SecretReader(); // for the function's whole life
        return options.Source switch
        {
            "tags" when options.Landing.Tags is { } tags => new Tags(new TagLander(options.Definition, raw, tags, secrets, TagLander.NewHttpClient(), clock)),
            "bank" when options.Landing.Bank is { } bank => new Bank(new BankLander(options.Definition, raw, bank, secrets, clock)),
            "fleet" when options.Landing.Fleet is { } fleet => new Fleet(new FleetLander(options.Definition, raw, fleet, options.CompanyZone, secrets, clock)),
            var other => throw SettingsErrors.NoPlace(other),
        };
    }

    private sealed class Gps(QueueEventLander lander) : ILandingFunction
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

    private sealed class Tags(TagLander lander) : ILandingFunction
    {
        public async Task<FunctionAnswer> HandleAsync(ReadOnlyMemory<byte> eventBytes, TimeLeft time, CancellationToken cancellationToken)
        {
            var landed = await lander.LandAsync(progress: null, time.BeginNoneAfter, cancellationToken);
            return new FunctionAnswer(new LandedFigures
            {
                Records = landed.Records,
                Bytes = landed.Bytes,
                RefusedByReason = landed.RefusedByReason,
                IsUnfinished = !landed.IsCaughtUp,
                Counts = [("windows", landed.Windows), ("pages", landed.Pages), ("known_already", landed.KnownAlready)],
            });
        }
    }

    private sealed class Bank(BankLander lander) : ILandingFunction
    {
        public async Task<FunctionAnswer> HandleAsync(ReadOnlyMemory<byte> eventBytes, TimeLeft time, CancellationToken cancellationToken)
        {
            var landed = await lander.LandAsync(progress: null, time.StopAt, cancellationToken);
            if (landed.Failed > 0)
            {
                throw FunctionErrors.FilesFailed(landed.Failed, landed.Files.Count, landed.Files.First(file => file.Error is not null).Error!.Line);
            }

            return new FunctionAnswer(new LandedFigures
            {
                Records = landed.Records,
                Bytes = landed.Bytes,
                RefusedByReason = landed.RefusedByReason,
                IsUnfinished = landed.Waiting > 0,
                Counts = [("files", landed.Landed), ("waiting", landed.Waiting), ("objects", landed.Objects)],
            });
        }
    }

    private sealed class Fleet(FleetLander lander) : ILandingFunction
    {
        public async Task<FunctionAnswer> HandleAsync(ReadOnlyMemory<byte> eventBytes, TimeLeft time, CancellationToken cancellationToken)
        {
            var landed = await lander.LandAsync(cancellationToken);
            return new FunctionAnswer(new LandedFigures
            {
                Records = landed.Records,
                RefusedByReason = landed.RefusedByReason,
                Counts = [("rows", landed.Rows), ("changed", landed.Changed), ("retired", landed.Retired), ("withdrawn", landed.Withdrawn), ("withheld", landed.Withheld), ("objects", landed.Objects)],
            });
        }
    }
}
