using System.Text.RegularExpressions;

namespace FleetSpark.StructureTests;

/// <summary>Examples of tables, whose answers stand in docs/tables for everybody.</summary>
public class ExampleTests
{
    // What a restricted table has and no other is what it is restricted for.
    [Fact]
    public void Example_OfARestrictedTable_GivesNothingPersonal()
    {
        var open = Repository.Catalog.Tables.Where(table => !table.IsRestricted).SelectMany(table => table.Columns).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var restricted = Repository.Catalog.Tables.Where(table => table.IsRestricted).ToList();
        Assert.NotEmpty(restricted);
        foreach (var table in restricted)
        {
            string[] personal = [.. table.Columns.Select(column => column.Name).Where(name => !open.Contains(name)), @"\*(?!\))"]; // COUNT(*) is none
            Assert.DoesNotMatch(string.Join('|', personal), Regex.Replace(table.Example?.Select ?? string.Empty, @"COUNT\(DISTINCT \w+\)", string.Empty, RegexOptions.None, TimeSpan.FromSeconds(1)));
        }
    }
}
