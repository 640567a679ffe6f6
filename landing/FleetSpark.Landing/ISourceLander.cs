using FleetSpark.Landing.Sources.Gps;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.Landing;

/// <summary>Lands one source from where it is, as often as it is asked; made by <see cref="SourceLanders"/>.</summary>
public interface ISourceLander : IDisposable
{
    /// <summary>Lands what there is. What it returns is put.</summary>
    /// <param name="how">How it is landed this once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Core.FleetException">Of the source, the secrets or the store.</exception>
    Task<SourceReport> LandAsync(SourceCall how, CancellationToken cancellationToken);
}

/// <summary>How a source is landed once. What says nothing to a source is of no effect there.</summary>
public sealed record SourceCall
{
    /// <summary>Whether a queue is landed until it gives nothing more, rather than until the call is stopped.</summary>
    public bool UntilEmpty { get; init; }

    /// <summary>No window of the tag operator is begun after this time; null for no such time.</summary>
    public DateTimeOffset? BeginNoneAfter { get; init; }

    /// <summary>A file of the bank that would not be done by then is not begun; null for no such time.</summary>
    public DateTimeOffset? FinishBefore { get; init; }

    /// <summary>Told how far it has come; null where nobody asks.</summary>
    public ISourceProgress? Progress { get; init; }
}

/// <summary>Told how far a source is landed, whatever kind of source it is.</summary>
public interface ISourceProgress : IProgress<QueueReport>, IProgress<TagReport>, IProgress<LandingProgress>;
