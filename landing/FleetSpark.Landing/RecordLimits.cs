namespace FleetSpark.Landing;

/// <summary>The bounds of records and of the objects that hold them.</summary>
public static class RecordLimits
{
    /// <summary>The longest record in bytes of its text: 1 MiB.</summary>
    public const int Bytes = 1 << 20;

    /// <summary>The most levels of objects and arrays, the record itself counted.</summary>
    public const int Depth = 64;

    /// <summary>The most characters of a JSON number, sign, point and exponent counted: at one that is longer Spark's parser gives up the whole record.</summary>
    public const int NumberCharacters = 1000;

    /// <summary>The most records of one raw object.</summary>
    public const int RecordsPerObject = 50_000;

    /// <summary>The most uncompressed bytes of one raw object: 64 MiB.</summary>
    public const int BytesPerObject = 64 << 20;
}
