namespace Microsoft.Spark;

/// <summary>What the JVM says of an exception beside its message.</summary>
/// <param name="Kind">What kind of failure it is.</param>
/// <param name="JavaClass">The Java class: <c>org.apache.spark.sql.AnalysisException</c>.</param>
/// <param name="ErrorClass">Spark's error class, <c>DIVIDE_BY_ZERO</c> say; null where it has none.</param>
/// <param name="JavaTrace">The Java stack trace; empty of a cause, whose trace is in that of what it caused.</param>
public sealed record JvmFault(JvmFaultKind Kind, string JavaClass, string? ErrorClass, string JavaTrace);

/// <summary>What kind of failure an exception of the JVM is.</summary>
public enum JvmFaultKind
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>The text of a query is no SQL.</summary>
    Parse,

    /// <summary>A query names what is not there, or does what its types do not allow.</summary>
    Analysis,

    /// <summary>A value does not allow what a query does with it; it failed while it ran.</summary>
    Value,

    /// <summary>The work failed on Spark's side: a lost task, a full disk, a file that cannot be read.</summary>
    Execution,
}
