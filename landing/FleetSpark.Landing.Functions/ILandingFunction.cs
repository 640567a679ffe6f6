using System.Text.Json;

namespace FleetSpark.Landing.Functions;

/// <summary>Lands one source when it is asked to.</summary>
internal interface ILandingFunction
{
    /// <summary>Handles an event. What it returns is put.</summary>
    /// <param name="eventBytes">The event.</param>
    /// <param name="time">How much time there is.</param>
    /// <param name="cancellationToken">Stops it shortly before the function is ended.</param>
    /// <exception cref="Core.FleetException">It could not be handled, and is to be handed over again.</exception>
    Task<FunctionAnswer> HandleAsync(ReadOnlyMemory<byte> eventBytes, TimeLeft time, CancellationToken cancellationToken);
}

/// <summary>What a function answers.</summary>
/// <param name="Figures">What was landed.</param>
/// <param name="WriteMembers">Writes the answer's members; null for the figures themselves.</param>
internal sealed record FunctionAnswer(LandedFigures Figures, Action<Utf8JsonWriter>? WriteMembers = null);
