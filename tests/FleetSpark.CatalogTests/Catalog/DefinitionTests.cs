using FleetSpark.Aws.Glue;
using FleetSpark.Emr;
using FleetSpark.Emr.Catalog;

namespace FleetSpark.CatalogTests.Catalog;

/// <summary>A table's definition in Glue says what its contract says.</summary>
public sealed class DefinitionTests(Cloud cloud)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("VARCHAR", "string")]
    [InlineData("TIMESTAMP", "timestamp")]
    [InlineData("DATE", "date")]
    [InlineData("BOOLEAN", "boolean")]
    [InlineData("INT", "int")]
    [InlineData("BIGINT", "bigint")]
    [InlineData("DOUBLE", "double")]
    [InlineData("DECIMAL(6,1)", "decimal(6,1)")]
    [InlineData("DECIMAL(18,2)", "decimal(18,2)")]
    [InlineData("DECIMAL(18,3)", "decimal(18,3)")]
    [InlineData("DECIMAL(18,6)", "decimal(18,6)")]
    public void Type_OfAColumn_IsHivesOwn(string type, string expected) => Assert.Equal(expected, GlueTypes.Of(type));

    [Fact]
    public void Types_OfAllTablesAndSources_AreAmongThoseThatTheLiteralsShow()
    {
        var shown = typeof(DefinitionTests).GetMethod(nameof(Type_OfAColumn_IsHivesOwn))!.GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Cast<InlineDataAttribute>().Select(data => (string)data.Data[0]!);
        var used = BuiltIn.Catalog.Tables.SelectMany(table => table.Columns).Concat(BuiltIn.Catalog.Sources.SelectMany(source => source.Columns)).Select(column => column.Type).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(used.Except(shown, StringComparer.Ordinal));
    }

    [Fact]
    public void Comment_OfAnyColumn_FitsIntoGlue() => Assert.All(
        BuiltIn.Catalog.Tables.SelectMany(table => table.Columns).Concat(BuiltIn.Catalog.Sources.SelectMany(source => source.Columns)),
        column => Assert.InRange(GlueTypes.CommentOf(column).Length, 1, 255));

    [Fact]
    public async Task Tables_InGlue_AreAsApproved()
    {
        using var glue = new GlueClient();
        var settings = CatalogOfTests.NewSettings();
        var lake = await cloud.SmallAsync();
        await new LakeCatalog(lake, BuiltIn.Catalog, settings, glue).SyncAsync(Token);
        var lines = new List<string>();
        foreach (var database in settings.Databases)
        {
            foreach (var table in (await GlueState.TablesAsync(glue, database)).OrderBy(table => table.Name, StringComparer.Ordinal))
            {
                lines.Add($"{database}.{table.Name}: {table.TableType}, {Path.GetFileName(table.StorageDescriptor!.InputFormat!.Split('.')[^1])}, {table.Parameters!["classification"]}");
                lines.AddRange(table.StorageDescriptor.Columns!.Select(column => $"  {column.Name,-24}{column.Type}"));
                lines.AddRange((table.PartitionKeys ?? []).Select(key => $"  by {key.Name,-21}{key.Type}"));
            }
        }

        Approved.Check("catalog/tables.txt", string.Concat(lines.Select(line => line.Replace(settings.Database, "fleet", StringComparison.Ordinal) + "\n")));
    }

    [Fact]
    public async Task Column_OfATable_HasItsMeaningAndItsUnit()
    {
        using var glue = new GlueClient();
        var settings = CatalogOfTests.NewSettings();
        await new LakeCatalog(await cloud.SmallAsync(), BuiltIn.Catalog, settings, glue).SyncAsync(Token);
        var table = await GlueState.TableAsync(glue, settings.Database, "truck_days");
        Assert.Equal("Sum of the legs that ended that day, jumps left out. [m]", table.StorageDescriptor!.Columns!.Single(column => column.Name == "distance_m").Comment);
        Assert.Equal("Day in the company's zone.", table.PartitionKeys!.Single().Comment);
        Assert.StartsWith("What each truck did on each day", table.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "fleet", false)]
    [InlineData("catalog: {database: lake1, sync: true}", "lake1", true)]
    [InlineData("spark: {spark.executor.cores: 4}\ncatalog: {}", "fleet", false)]
    public void Settings_InEmrYaml_AreRead(string text, string database, bool isSynced)
    {
        var file = EmrSettings.Parse(text);
        Assert.Equal((database, isSynced), (file.Catalog.Database, file.Catalog.IsSynced));
    }

    [Fact]
    public void Settings_WithFaults_AreRefusedWithAllOfThem()
    {
        var refused = Assert.Throws<Core.FleetException>(() => EmrSettings.Parse("catalog: {database: Fleet-1, internal_database: fleet_restricted, wrong: 1}\nathena: {work_group: 'a b', output: /tmp}"));
        Assert.Equal("FS7001", refused.Code);
        Assert.StartsWith("5 fault(s)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_InTheDocument_AreTheDefaults()
    {
        var document = File.ReadAllText(RepositoryFiles.PathOf("docs", "catalog.md"));
        var settings = document[(document.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length)..];
        var file = EmrSettings.Parse(settings[..settings.IndexOf("```", StringComparison.Ordinal)]);
        Assert.Equal((new CatalogSettings(), new Emr.Athena.AthenaSettings()), (file.Catalog, file.Athena));
    }
}
