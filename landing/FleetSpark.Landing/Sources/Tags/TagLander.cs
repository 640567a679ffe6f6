using System.Net;
using FleetSpark.Core;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Records;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Tags.Rest;
using FleetSpark.Landing.Sources.Tags.Soap;
using FleetSpark.Tables;

namespace FleetSpark.Landing.Sources.Tags;

/// <summary>
/// Lands the tag operator's transactions, window after window of the time at which they were posted. How far it came is one object of the
/// raw store, replaced when all objects of a window are put and not before: killed at any point, the next call asks for that window again.
/// </summary>
/// <param name="source">The source <c>tags</c>.</param>
/// <param name="raw">Its raw store.</param>
/// <param name="options">How the operator is asked.</param>
/// <param name="secrets">Reads the client's secret.</param>
/// <param name="http">Carries the calls, see <see cref="NewHttpClient"/>; its owner disposes it.</param>
/// <param name="clock">Tells the time, and waits.</param>
public sealed class TagLander(SourceDefinition source, IObjectStore raw, TagApiOptions options, ISecretReader secrets, HttpClient http, TimeProvider clock)
{
    // One after the other. Each time another call came a window further, so that many are no call's luck but a store that does not do what it says.
    private const int MostOvertaken = 100;

    private readonly JudgedFields _fields = JudgedFields.Of(source.Fields);
    private readonly ITagPages _pages = PagesOf(options, secrets, http, clock);

    /// <summary>A client as the lander needs it: it follows no redirect, which would carry a token elsewhere, keeps no cookies, and unpacks nothing itself.</summary>
    public static HttpClient NewHttpClient() => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // a name may come to mean another machine
        })
    {
        Timeout = Timeout.InfiniteTimeSpan, // each try has its own, by the clock that was handed in
    };

    /// <summary>
    /// Lands what was posted since the last call, up to now by the operator's clock. Safe to call again after a kill at any point, and beside
    /// another call: the one that comes second to the state asks again.
    /// </summary>
    /// <param name="progress">Where it is told, after each page, what was landed and read so far; null for nowhere.</param>
    /// <param name="beginNoneAfter">No window is begun after this time; null for no such time. What is not landed then is for the next call.</param>
    /// <param name="cancellationToken">Stops the call, within a window too.</param>
    /// <exception cref="FleetException">FS21: a window could not be landed, those before it are; FS2501: the secret cannot be read; or of the store.</exception>
    public async Task<TagReport> LandAsync(IProgress<TagReport>? progress, DateTimeOffset? beginNoneAfter, CancellationToken cancellationToken)
    {
        var until = TagWindow.WholeSeconds(clock.GetUtcNow());
        var report = new TagReport();
        var put = new HashSet<UInt128>(); // by windows whose state another call was first to replace
        var inARow = 0;
        while (beginNoneAfter is not { } last || clock.GetUtcNow() <= last)
        {
            var stored = await raw.ReadAsync(TagState.Key, cancellationToken);
            var state = stored is null ? TagState.BeforeDay(options.FirstDay) : TagState.Parse(stored.Content);
            var window = WindowAfter(state, until);
            if (window.From >= window.To)
            {
                return report with { IsCaughtUp = true };
            }

            using var intake = new WindowIntake(raw, _fields, state.KnownRecords(), put);
            var reading = new WindowReading(_pages, options, window, intake);
            var before = report;
            await reading.RunAsync(progress is null ? null : () => progress.Report(Add(before, intake, reading)), cancellationToken);
            await intake.CompleteAsync(cancellationToken);
            var next = state.After(window, reading.AskedAt, options.Overlap, intake.Fresh);
            report = Add(report, intake, reading);
            if (!await raw.ReplaceIfUnchangedAsync(TagState.Key, stored?.Version, next.ToBytes(), cancellationToken))
            {
                put.UnionWith(intake.Fresh);
                report = report with { Overtaken = report.Overtaken + 1 };
                if (++inARow == MostOvertaken)
                {
                    throw TagErrors.OthersKeepLanding(TagState.Key, inARow);
                }

                continue;
            }

            inARow = 0;
            report = report with { From = report.From ?? window.From, To = next.CoveredTo, Windows = report.Windows + 1 };
            if (window.To >= until || reading.AskedAt < window.To)
            {
                return report with { IsCaughtUp = true };
            }
        }

        return report;
    }

    private TagWindow WindowAfter(TagState state, DateTimeOffset until)
    {
        var to = Earlier(state.CoveredTo + options.LongestWindow, until);
        return new TagWindow(state.SettledTo, to > state.CoveredTo ? to : state.CoveredTo);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static TagReport Add(TagReport report, WindowIntake intake, WindowReading reading)
    {
        var refused = RefusalCounts.Sum([report.RefusedByReason, intake.RefusedByReason]);
        return report with
        {
            Records = report.Records + intake.Records,
            RefusedByReason = refused,
            Refused = refused.Values.Sum(),
            KnownAlready = report.KnownAlready + intake.KnownAlready,
            Pages = report.Pages + reading.Pages,
            Bytes = report.Bytes + reading.Bytes,
            ReadAnew = report.ReadAnew + reading.Readings - 1,
        };
    }

    // Held, and a token with it, from call to call.
    private static ITagPages PagesOf(TagApiOptions options, ISecretReader secrets, HttpClient http, TimeProvider clock)
    {
        var calls = new OperatorCalls(http, options, clock);
        return options.IsSoap
            ? new SoapPages(calls, options, secrets, clock)
            : new RestPages(calls, new AccessTokens(calls, options, secrets, clock), options);
    }
}
