namespace Microsoft.Spark.Gateway;

/// <summary>What the JVM answered.</summary>
/// <param name="Kind">How the command ended.</param>
/// <param name="Value">A value; of <see cref="AnswerKind.Thrown"/> the <see cref="RemoteReference"/> of the exception.</param>
/// <param name="Text">Why it was refused, or what was fatal.</param>
internal readonly record struct Answer(AnswerKind Kind, object? Value, string? Text = null);

/// <summary>How a command ended.</summary>
internal enum AnswerKind
{
    /// <summary>Done; there is a value, which may be null.</summary>
    Value,

    /// <summary>The member that was asked for is a method.</summary>
    Method,

    /// <summary>Java code threw an exception.</summary>
    Thrown,

    /// <summary>The gateway found no such class, method or object.</summary>
    Refused,

    /// <summary>The gateway could not go on, and closes the connection.</summary>
    Fatal,
}

/// <summary>An object of the JVM as an answer names it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its token: a plain object, list, array, map, set or iterator.</param>
internal readonly record struct RemoteReference(string Id, byte Kind);
