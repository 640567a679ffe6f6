namespace Microsoft.Spark.Sql;

/// <summary>What a write does where something is there already.</summary>
public enum SaveMode
{
    /// <summary>Adds to it.</summary>
    Append,

    /// <summary>Puts the rows in its place.</summary>
    Overwrite,

    /// <summary>Fails.</summary>
    ErrorIfExists,

    /// <summary>Writes nothing.</summary>
    Ignore,
}
