using FleetSpark.Engines;

namespace FleetSpark.EngineTests.Plans;

/// <summary>How each engine runs each table's query: <c>tests/plans/ENGINE/TABLE.txt</c>.</summary>
public sealed class TablePlanTests(Runs runs)
{
    public static TheoryData<string> Engines => Runs.Engines;

    public static TheoryData<string, string> Tables()
    {
        var tables = new TheoryData<string, string>();
        foreach (var engine in EngineOpeners.Names)
        {
            foreach (var table in BuiltIn.Catalog.Tables)
            {
                tables.Add(engine, table.Name);
            }
        }

        return tables;
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Plan_OfATable_IsAsApproved(string engine, string table) =>
        Approved.Check($"../plans/{engine}/{table}.txt", (await runs.OnAsync(engine)).PlanOf(table), showsBoth: true);

    [Theory]
    [MemberData(nameof(Engines))]
    public void Plans_ThatAreApproved_AreOfTablesThatAreThere(string engine) => Assert.Equal(
        BuiltIn.Catalog.Tables.Select(table => table.Name).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(RepositoryFiles.PathOf("tests", "plans", engine), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));
}
