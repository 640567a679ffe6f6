using System.Text.Json;
using FleetSpark.Core;

namespace FleetSpark.Landing.Functions;

/// <summary>Lands one source, or submits a run, when it is asked to.</summary>
internal interface ILandingFunction
{
    /// <summary>Handles an event. What it returns is put.</summary>
    /// <param name="eventBytes">The event.</param>
    /// <param name="time">How much time there is.</param>
    /// <param name="cancellationToken">Stops it shortly before the function is ended.</param>
    /// <exception cref="FleetException">It could not be handled, and is to be handed over again; nothing is known of what was put.</exception>
    Task<FunctionAnswer> HandleAsync(ReadOnlyMemory<byte> eventBytes, TimeLeft time, CancellationToken cancellationToken);
}

/// <summary>What a function answers.</summary>
/// <param name="Figures">What was landed; null for a function that lands nothing.</param>
/// <param name="WriteMembers">Writes the answer's members; null for the figures themselves.</param>
internal sealed record FunctionAnswer(LandedFigures? Figures, Action<Utf8JsonWriter>? WriteMembers = null)
{
    /// <summary>Files that are worth a line of the log.</summary>
    public IEnumerable<FileReport> Files { get; init; } = [];

    /// <summary>What is answered instead, where not all could be landed; the figures are of what was.</summary>
    public FleetException? Failure { get; init; }
}
