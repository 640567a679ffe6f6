namespace FleetSpark.Emr.Catalog;

/// <summary>What one look at Glue found.</summary>
internal sealed class CatalogLook
{
    /// <summary>Databases that are not there.</summary>
    public List<string> MissingDatabases { get; } = [];

    /// <summary>Tables that are not ours, in the place of one of ours; database and name.</summary>
    public List<string> Foreign { get; } = [];

    /// <summary>Tables of ours that no contract has any more.</summary>
    public List<(string Database, string Name)> Stray { get; } = [];

    /// <summary>What has to be done to the others.</summary>
    public List<TableChange> Changes { get; } = [];

    /// <summary>How many tables were compared.</summary>
    public int Tables { get; set; }
}
