using System.Text.RegularExpressions;
using FleetSpark.Core;

namespace FleetSpark.Emr.Catalog;

/// <summary>How a lake is registered in Glue: the section <c>catalog</c> of <c>emr.yaml</c>. Names of databases are lower case; an account and region has one of each.</summary>
public sealed partial record CatalogSettings
{
    /// <summary>The database of the curated tables, which analysts read.</summary>
    public string Database { get; init; } = "fleet";

    /// <summary>The database of what holds personal data: the drivers' names.</summary>
    public string RestrictedDatabase { get; init; } = "fleet_restricted";

    /// <summary>The database of raw and staged records, which engineers read.</summary>
    public string InternalDatabase { get; init; } = "fleet_internal";

    /// <summary>Whether <c>fleet run</c> brings the catalog up to what it published.</summary>
    public bool IsSynced { get; init; }

    /// <summary>The three databases.</summary>
    public IReadOnlyList<string> Databases => [Database, RestrictedDatabase, InternalDatabase];

    /// <summary>Reads the section; adds its faults to those of the file.</summary>
    /// <param name="yaml">The section, empty where the file has none.</param>
    public static CatalogSettings Read(YamlMap yaml)
    {
        var absent = new CatalogSettings();
        var settings = new CatalogSettings
        {
            Database = NameOf(yaml, "database", absent.Database),
            RestrictedDatabase = NameOf(yaml, "restricted_database", absent.RestrictedDatabase),
            InternalDatabase = NameOf(yaml, "internal_database", absent.InternalDatabase),
            IsSynced = yaml.Flag("sync", absent.IsSynced),
        };
        yaml.RefuseUnknownKeys();
        if (settings.Databases.Distinct(StringComparer.Ordinal).Count() < settings.Databases.Count)
        {
            yaml.AddFault("'database', 'restricted_database' and 'internal_database' must be three names: rights go by database");
        }

        return settings;
    }

    private static string NameOf(YamlMap yaml, string key, string absent)
    {
        var name = yaml.Optional(key) ?? absent;
        if (!DatabaseName().IsMatch(name))
        {
            yaml.AddFault($"'{key}' is '{name}', which is no name of a database: write lower case letters, digits and _");
        }

        return name;
    }

    [GeneratedRegex(@"\A[a-z0-9_]{1,255}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DatabaseName();
}
