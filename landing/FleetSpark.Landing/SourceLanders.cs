using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Bank;
using FleetSpark.Landing.Sources.Fleet;
using FleetSpark.Landing.Sources.Gps;
using FleetSpark.Landing.Sources.Tags;
using FleetSpark.Tables;

namespace FleetSpark.Landing;

/// <summary>The one place that knows which lander lands which source.</summary>
public static class SourceLanders
{
    /// <summary>The lander of any source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="raw">Its raw store.</param>
    /// <param name="settings">From where it is landed.</param>
    /// <param name="companyZone">The company's time zone, an IANA name.</param>
    /// <param name="secrets">Reads the secrets that the settings name; its owner disposes it, after the lander.</param>
    /// <param name="clock">Tells the time, and waits.</param>
    /// <exception cref="Core.FleetException">FS2503: the settings say nothing of it. FS2301: no queue can be asked from here.</exception>
    public static ISourceLander Of(SourceDefinition source, IObjectStore raw, LandingSettings settings, string companyZone, ISecretReader secrets, TimeProvider clock) =>
        source.Name == SourceNames.Gps && settings.Gps is { } queue ? new QueueSource(source, raw, queue, clock) : OfCalled(source, raw, settings, companyZone, secrets, clock);

    /// <summary>The lander of a source that is asked now and then: all but the queue. Apart from it, so that a native program without a queue holds nothing of SQS.</summary>
    /// <param name="source">The source.</param>
    /// <param name="raw">Its raw store.</param>
    /// <param name="settings">From where it is landed.</param>
    /// <param name="companyZone">The company's time zone, an IANA name.</param>
    /// <param name="secrets">Reads the secrets that the settings name; its owner disposes it, after the lander.</param>
    /// <param name="clock">Tells the time, and waits.</param>
    /// <exception cref="Core.FleetException">FS2503: the settings say nothing of it.</exception>
    public static ISourceLander OfCalled(SourceDefinition source, IObjectStore raw, LandingSettings settings, string companyZone, ISecretReader secrets, TimeProvider clock) => source.Name switch
    {
        SourceNames.Tags when settings.Tags is { } tags => OfTags(source, raw, tags, secrets, clock),
        SourceNames.Bank when settings.Bank is { } bank => new BankSource(new BankLander(source, raw, bank, secrets, clock)),
        SourceNames.Fleet when settings.Fleet is { } fleet => new RegistrySource(new FleetLander(source, raw, fleet, companyZone, secrets, clock)),
        var other => throw SettingsErrors.NoPlace(other),
    };

    private static TagSource OfTags(SourceDefinition source, IObjectStore raw, TagApiOptions options, ISecretReader secrets, TimeProvider clock)
    {
        var http = TagLander.NewHttpClient();
        return new TagSource(new TagLander(source, raw, options, secrets, http, clock), http);
    }

    private sealed class QueueSource(SourceDefinition source, IObjectStore raw, QueueOptions options, TimeProvider clock) : ISourceLander
    {
        private readonly SqsQueue _queue = SqsQueue.Open(options);

        public async Task<SourceReport> LandAsync(SourceCall how, CancellationToken cancellationToken) =>
            new QueueLanded(await new QueueLander(source, raw, _queue, options, clock).RunAsync(how.UntilEmpty, how.Progress, cancellationToken));

        public void Dispose() => _queue.Dispose();
    }

    private sealed class TagSource(TagLander lander, HttpClient http) : ISourceLander
    {
        public async Task<SourceReport> LandAsync(SourceCall how, CancellationToken cancellationToken) =>
            new TagsLanded(await lander.LandAsync(how.Progress, how.BeginNoneAfter, cancellationToken));

        public void Dispose() => http.Dispose();
    }

    private sealed class BankSource(BankLander lander) : ISourceLander
    {
        public async Task<SourceReport> LandAsync(SourceCall how, CancellationToken cancellationToken) =>
            new FilesLanded(await lander.LandAsync(how.Progress, how.FinishBefore, cancellationToken));

        public void Dispose()
        {
            // It connects at each call, and lets go then.
        }
    }

    private sealed class RegistrySource(FleetLander lander) : ISourceLander
    {
        public async Task<SourceReport> LandAsync(SourceCall how, CancellationToken cancellationToken) => new RegistryLanded(await lander.LandAsync(cancellationToken));

        public void Dispose()
        {
            // As the bank's.
        }
    }
}
