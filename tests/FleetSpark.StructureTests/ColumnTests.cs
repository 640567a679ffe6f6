using FleetSpark.Tables;

namespace FleetSpark.StructureTests;

/// <summary>A column's name carries its unit, and its unit its type.</summary>
public sealed class ColumnTests
{
    // By name first, then by how the name ends; what is not listed may have any type that the tables know.
    private static readonly (string Name, string Type)[] Named =
    [
        ("heading_deg", "DECIMAL(6,1)"), ("leg_duration_s", "DECIMAL(18,6)"), ("latitude", "DOUBLE"), ("longitude", "DOUBLE"), ("gps_coverage", "DOUBLE"),
        ("toll_brl_per_100km", "DECIMAL(18,2)"), ("axle_category", "INT"), ("ignition", "BOOLEAN"), ("retired", "BOOLEAN"),
    ];

    private static readonly (string Ending, string Type)[] Endings =
    [
        ("_at", "TIMESTAMP"), ("_date", "DATE"), ("_brl", "DECIMAL(18,2)"), ("_m", "DECIMAL(18,3)"), ("_km", "DECIMAL(18,3)"), ("_kmh", "DECIMAL(6,1)"),
        ("_s", "BIGINT"), ("_count", "INT"), ("_id", "VARCHAR"), ("_number", "VARCHAR"), ("valid_from", "TIMESTAMP"), ("valid_to", "TIMESTAMP"),
    ];

    private static readonly string[] UnitEndings = ["_brl", "_m", "_km", "_kmh", "_s", "_deg", "latitude", "longitude"];

    public static TheoryData<string> Tables => Repository.Tables;

    public static TheoryData<string> Sources => Repository.Sources;

    [Theory]
    [MemberData(nameof(Tables))]
    public void Column_OfATable_HasDescriptionAndTheTypeAndUnitOfItsName(string table) => AssertAllSound(Repository.Catalog.Table(table).Columns);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Column_OfStagedRows_HasDescriptionAndTheTypeAndUnitOfItsName(string source) => AssertAllSound(Repository.Catalog.Source(source).Columns);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Field_OfARawRecord_HasADescription(string source)
    {
        Assert.NotEmpty(Repository.Catalog.Source(source).Fields);
        Assert.All(Repository.Catalog.Source(source).Fields, field => Assert.EndsWith(".", field.Description));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Contract_OfATable_SaysWhatItAndItsRowsAre(string table)
    {
        var definition = Repository.Catalog.Table(table);
        Assert.EndsWith(".", definition.Description);
        Assert.NotEmpty(definition.Grain);
        Assert.True(definition.Key.Count > 0 || table == "rejected_records", $"{table} has no key"); // texts that are no records have none
    }

    private static void AssertAllSound(IReadOnlyList<ColumnDefinition> columns)
    {
        Assert.NotEmpty(columns);
        Assert.All(columns, AssertSound);
    }

    private static void AssertSound(ColumnDefinition column)
    {
        Assert.EndsWith(".", column.Description);
        var named = Named.Where(rule => rule.Name == column.Name).Select(rule => rule.Type);
        var byEnding = Endings.Where(rule => column.Name.EndsWith(rule.Ending, StringComparison.Ordinal)).Select(rule => rule.Type);
        var byStart = column.Name.StartsWith("is_", StringComparison.Ordinal) || column.Name.StartsWith("has_", StringComparison.Ordinal) ? new[] { "BOOLEAN" } : [];
        Assert.Equal(named.Concat(byStart).Concat(byEnding).FirstOrDefault(column.Type), column.Type);
        Assert.True(
            column.Unit is not null || !UnitEndings.Any(ending => column.Name.EndsWith(ending, StringComparison.Ordinal)),
            $"{column.Name} has no unit");
    }
}
