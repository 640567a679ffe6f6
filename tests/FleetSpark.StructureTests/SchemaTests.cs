using FleetSpark.Tables;
using FleetSpark.Testing;

namespace FleetSpark.StructureTests;

/// <summary>The columns of tables are contracts with those who read them: each table's are approved.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Tables => Repository.Tables;

    [Theory]
    [MemberData(nameof(Tables))]
    public void Schema_OfATable_IsAsApproved(string table) => Approved.Check($"schemas/{table}.txt", TextOf(Repository.Catalog.Table(table)));

    [Fact]
    public void Schemas_ThatAreApproved_AreOfTablesThatAreThere() => Assert.Equal(
        Repository.Catalog.Tables.Select(table => table.Name).Order(StringComparer.Ordinal),
        Repository.SomeFilesUnder("tests/approved/schemas", "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)));

    // A column's description may change freely; name, type, unit and place may not.
    private static string TextOf(TableDefinition table)
    {
        string?[] head =
        [
            $"table: {table.Name}",
            table.IsRestricted ? "restricted: seen by --unmask alone" : null,
            $"key: {(table.Key.Count == 0 ? "none" : string.Join(", ", table.Key))}",
            $"partition: {(table.IsDateless ? "none" : $"{table.PartitionColumn}, a {(table.DayKind == DayKind.Utc ? "UTC day" : "day of the company's zone")}")}",
            string.Empty,
        ];
        var columns = table.Columns.Select(column => $"{column.Name,-24}{column.Type,-16}{column.Unit}".TrimEnd());
        return string.Concat(head.OfType<string>().Concat(columns).Select(line => line + "\n"));
    }
}
