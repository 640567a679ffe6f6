namespace FleetSpark.Aws.Glue;

/// <summary>Input of CreateDatabase.</summary>
/// <param name="DatabaseInput">The database.</param>
public sealed record CreateDatabaseInput(Database DatabaseInput);

/// <summary>A database, as it is asked for and as it is given.</summary>
/// <param name="Name">Its name, lower case.</param>
/// <param name="Description">What it is.</param>
/// <param name="Parameters">What else is said of it.</param>
public sealed record Database(string Name, string? Description = null, IReadOnlyDictionary<string, string>? Parameters = null);
