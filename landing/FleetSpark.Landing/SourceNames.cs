namespace FleetSpark.Landing;

/// <summary>The names of the sources, which are also those of their folders, commands and keys of <c>landing.yaml</c>.</summary>
public static class SourceNames
{
    /// <summary>Positions of the trucks' devices.</summary>
    public const string Gps = "gps";

    /// <summary>Charges of the trucks' tags.</summary>
    public const string Tags = "tags";

    /// <summary>Transactions of the company's accounts.</summary>
    public const string Bank = "bank";

    /// <summary>The fleet registry.</summary>
    public const string Fleet = "fleet";

    /// <summary>Places that the company knows.</summary>
    public const string Places = "places";
}
