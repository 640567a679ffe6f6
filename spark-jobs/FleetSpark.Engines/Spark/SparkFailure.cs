namespace FleetSpark.Engines.Spark;

/// <summary>Why work on Spark failed.</summary>
/// <param name="Kind">What kind of failure it is.</param>
/// <param name="Message">What Spark says.</param>
/// <param name="Details">What a user of Spark would look up: the log's file, or a word more; null for nothing.</param>
internal sealed record SparkFailure(SparkFailureKind Kind, string Message, string? Details = null);

/// <summary>What kind of failure it is, by what is to be done about it.</summary>
internal enum SparkFailureKind
{
    /// <summary>A statement failed: its text, or a value.</summary>
    Statement,

    /// <summary>There is no Spark.</summary>
    NoSpark,

    /// <summary>There is no Java, or none that Spark runs on.</summary>
    NoJava,

    /// <summary>Spark did not start.</summary>
    NotStarted,

    /// <summary>Spark's JVM is gone.</summary>
    Gone,

    /// <summary>A disk is full.</summary>
    DiskFull,
}
