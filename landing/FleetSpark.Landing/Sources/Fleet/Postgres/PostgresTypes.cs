namespace FleetSpark.Landing.Sources.Fleet.Postgres;

/// <summary>The few of PostgreSQL's types of which the text is not what the contract of the registry has.</summary>
internal static class PostgresTypes
{
    // Object ids of built-in types, the same in every server.
    private const uint Boolean = 16;
    private const uint Date = 1082;
    private const uint Timestamp = 1114;

    /// <summary>The name of a type of times that says no zone; null for any other.</summary>
    public static string? WithoutZone(uint type) => type switch
    {
        Date => "date",
        Timestamp => "timestamp without time zone",
        _ => null,
    };

    /// <summary>A value's text as the contract has it.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="text">Its text as the server has it.</param>
    public static string TextOf(uint type, string text) => type switch
    {
        Boolean => text == "t" ? "true" : "false",
        _ => text,
    };
}
