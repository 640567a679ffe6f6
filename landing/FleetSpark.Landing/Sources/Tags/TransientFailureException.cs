using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Tags;

/// <summary>A try failed, and another one may not.</summary>
/// <param name="host">The host that was asked.</param>
/// <param name="final">The failure that is told when no try is left, made of the number of tries.</param>
/// <param name="wait">How long the operator asks to wait; null where it does not say.</param>
/// <param name="status">The status that asked for it.</param>
internal sealed class TransientFailureException(string host, Func<int, FleetException> final, TimeSpan? wait = null, int status = 0) : Exception("A call failed and may be made again.")
{
    /// <summary>The host that was asked.</summary>
    public string Host => host;

    /// <summary>The failure that is told when no try is left.</summary>
    public Func<int, FleetException> Final => final;

    /// <summary>How long the operator asks to wait.</summary>
    public TimeSpan? Wait => wait;

    /// <summary>The status that asked for it.</summary>
    public int Status => status;

    /// <summary>Whether the next try does not count: what was wrong is mended already, and can be mended but once.</summary>
    public bool IsFree { get; init; }

    /// <summary>An answer that is not understood: it may have been cut where no length tells.</summary>
    /// <param name="host">The host that was asked.</param>
    /// <param name="what">What is wrong with it, in our words.</param>
    public static TransientFailureException NotUnderstood(string host, string what) => new(host, tries => TagErrors.NotUnderstood(host, tries, what));
}
