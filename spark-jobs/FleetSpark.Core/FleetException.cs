namespace FleetSpark.Core;

/// <summary>
/// A failure that a person can act on: it has a stable code, says what, on which, how much and what now.
/// Made only by the error factories (<c>*Errors.cs</c>), one a room; each code has a line in docs/errors.md.
/// </summary>
public sealed class FleetException : Exception
{
    /// <summary>Makes a coded failure; call a method of an error factory rather than this.</summary>
    /// <param name="code">Stable code, "FS" and four digits.</param>
    /// <param name="message">What, on which, how much, what now; no secret and no driver's name.</param>
    /// <param name="kind">What it asks of who called.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public FleetException(string code, string message, FailureKind kind = FailureKind.Refused, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Kind = kind;
    }

    /// <summary>Stable code, "FS" and four digits.</summary>
    public string Code { get; }

    /// <summary>What it asks of who called.</summary>
    public FailureKind Kind { get; }

    /// <summary>The line that is printed: code, message, and whether it is safe to run again.</summary>
    public string Line => $"{Code} {Message}{(Kind == FailureKind.Retry ? " Safe to run again." : string.Empty)}";

    /// <summary>The printed line, and the cause after it.</summary>
    public override string ToString() => InnerException is null ? Line : $"{Line}\n{InnerException}";
}
