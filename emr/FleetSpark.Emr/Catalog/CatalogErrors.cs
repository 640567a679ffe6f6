using FleetSpark.Core;

namespace FleetSpark.Emr.Catalog;

/// <summary>The coded failures of Glue's catalog, FS73.</summary>
public static class CatalogErrors
{
    /// <summary>The catalog is not what table.yaml and head say.</summary>
    public static FleetException Differs(int differences, int tables) => new(
        "FS7302", $"The catalog differs from the lake in {differences} point(s) of {tables} table(s), see above; nothing was changed. 'fleet catalog repair' mends what is this lake's.");

    /// <summary>A table that is not ours stands where one of ours must.</summary>
    public static FleetException ForeignTables(IReadOnlyList<string> tables, string lake) => new(
        "FS7303",
        $"{string.Join(", ", tables)} {(tables.Count == 1 ? "is there and is" : "are there and are")} not this lake's: the parameter {Registration.Marker} does not say '{lake}'. Nothing of {(tables.Count == 1 ? "it" : "them")} was touched, all else is done. Name other databases in {EmrSettings.FileName}, or remove {(tables.Count == 1 ? "that table" : "those tables")} where nobody needs {(tables.Count == 1 ? "it" : "them")}.");

    /// <summary>A lake in a folder cannot be registered.</summary>
    public static FleetException NotOnS3(string lake) => new(
        "FS7304", $"'{lake}' is a folder, or has a root in one, and Glue's tables lie on S3: name a lake as s3://bucket/prefix. Nothing was done.", FailureKind.WrongUse);

    /// <summary>Glue says no.</summary>
    public static FleetException Refused(string call, string what, Exception cause) => new(
        "FS7305", $"Glue refuses {call} of '{what}': {Sentence.Of(cause)} Mend the rights of the user or role. What a sync did before is right, and the next one does the rest.", inner: cause);

    /// <summary>Glue cannot be reached, or fails, beyond the retries.</summary>
    public static FleetException Failed(string call, string what, Exception cause) => new(
        "FS7306", $"Glue does not answer {call} of '{what}': {Sentence.Of(cause)} What a sync did before is right, and the next one does the rest; where others synced at the same time, 'fleet catalog repair' compares all.", FailureKind.Retry, cause);

    /// <summary>Others publish, or change the catalog, faster than it can be followed.</summary>
    public static FleetException Overtaken(int passes) => new(
        "FS7307", $"The lake's head, or its tables in Glue, changed during each of {passes} passes: others publish or sync all the time. What is registered is whole, and of a moment ago; 'fleet catalog repair' compares all of it.", FailureKind.Retry);

    /// <summary>A partition's files do not lie in one folder.</summary>
    /// <param name="table">The table.</param>
    /// <param name="day">The partition's day; null for a table without days.</param>
    public static FleetException ScatteredFiles(string table, Day? day) => new(
        "FS7308", $"The files of '{table}'{(day is null ? string.Empty : $" of {day}")} lie in several folders, and a partition in Glue has one. 'fleet rebuild --tables {table}' makes the partition again.");

    /// <summary>Athena would answer by another lake's tables.</summary>
    public static FleetException OfAnotherLake(string database, string other, string lake) => new(
        "FS7309", $"The tables of the database '{database}' are those of {other}, and {lake} was asked: nothing was. Name that lake, or databases of this one's own ('catalog' in its {EmrSettings.FileName}), and sync.");
}
