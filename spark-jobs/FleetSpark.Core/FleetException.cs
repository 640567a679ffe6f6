namespace FleetSpark.Core;

/// <summary>
/// A failure that a person can act on: it has a stable code, says what, on which, how much and what now.
/// Made only by <see cref="FleetErrors"/>; each code has a line in docs/errors.md.
/// </summary>
public sealed class FleetException : Exception
{
    /// <summary>Makes a coded failure; call a method of <see cref="FleetErrors"/> rather than this.</summary>
    /// <param name="code">Stable code, "FS" and four digits.</param>
    /// <param name="message">What, on which, how much, what now; no secret and no driver's name.</param>
    /// <param name="isSafeToRetry">Whether the same call may succeed when made again.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public FleetException(string code, string message, bool isSafeToRetry = false, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        IsSafeToRetry = isSafeToRetry;
    }

    /// <summary>Stable code, "FS" and four digits.</summary>
    public string Code { get; }

    /// <summary>Whether the same call may succeed when made again without a change.</summary>
    public bool IsSafeToRetry { get; }

    /// <summary>The code and the message, as printed.</summary>
    public override string ToString() => InnerException is null ? $"{Code} {Message}" : $"{Code} {Message}\n{InnerException}";
}
