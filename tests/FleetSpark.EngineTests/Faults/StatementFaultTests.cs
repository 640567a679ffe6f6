using FleetSpark.Core;
using FleetSpark.Jobs;
using FleetSpark.Jobs.Planning;

namespace FleetSpark.EngineTests.Faults;

/// <summary>SQL that somebody broke: the message names the table, the day and the line, and nobody's data; what was published stays.</summary>
public sealed class StatementFaultTests(ChargedLake charged) : IClassFixture<ChargedLake>
{
    [Theory]
    [InlineData("tables/tag_transactions/query.sql", "\nFROM tags", "\nFRM tags", "FS4001 tag_transactions 2026-03-0", "PARSE_SYNTAX_ERROR", " At: FRM tags")]
    [InlineData("tables/tag_transactions/query.sql", "\n       plaza_id,", "\n       plasa_id,", "FS4001 tag_transactions 2026-03-0", "`plasa_id` cannot be resolved", " At: plasa_id,")]
    [InlineData("tables/tag_transactions/query.sql", "\n       plaza_id,", "\n       plaza_id AS other,", "FS3003 The query of 'tag_transactions' does not give 'plaza_id'", "tables/tag_transactions/table.yaml", "query.sql")]
    [InlineData("tables/trucks/query.sql", "\n       model,\n       fleet_name", "\n       CAST(CAST('it' || chr(39) || 's ' || model AS INT) AS STRING) AS model,\n       fleet_name", "FS4001 trucks: ", "CAST_INVALID_INPUT", " At: CAST(CAST(")]
    [InlineData("tables/trucks/checks.sql", "\nFROM neighbours", "\nFRM neighbours", "FS4001 trucks.plate_rows_do_not_overlap: ", "PARSE_SYNTAX_ERROR", " At: FRM neighbours")]
    [InlineData("sources/tags/stage.sql", "\nFROM named", "\nFRM named", "FS4001 staging of tags 2026-03-0", "PARSE_SYNTAX_ERROR", " At: FRM named")]
    public async Task Sql_ThatIsBroken_IsNamedAndHarmsNothing(string file, string part, string broken, string code, string why, string line)
    {
        using var folder = new TemporaryFolder();
        using var catalog = new CatalogCopy();
        catalog.Edit(file, text => text.Replace(part, broken, StringComparison.Ordinal));
        var lake = charged.CopyInto(folder);
        var table = file.Split('/') is ["tables", var name, ..] ? name : "tag_transactions";
        var pipeline = new FleetPipeline(Lakes.Open(lake), catalog.Load(), TestEngines.Opener(TestEngines.Spark), TimeProvider.System);
        var failure = await Assert.ThrowsAsync<FleetException>(() => pipeline.RunAsync(Selection.All with { Tables = [table], IsForced = file.EndsWith("checks.sql", StringComparison.Ordinal) }, TestContext.Current.CancellationToken));
        TestContext.Current.TestOutputHelper?.WriteLine(failure.Line);
        Assert.StartsWith(code, failure.Line, StringComparison.Ordinal);
        Assert.Contains(why, failure.Line, StringComparison.Ordinal);
        Assert.Contains(line, failure.Line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Line);
        Assert.DoesNotContain("it's", failure.Line, StringComparison.Ordinal);
        Assert.DoesNotContain("ansi", failure.Line, StringComparison.Ordinal);
        await charged.AssertSoundAsync(lake);
    }

    [Fact]
    public async Task Name_ThatIsNoNumber_IsNotInTheMessage()
    {
        using var folder = new TemporaryFolder();
        using var catalog = new CatalogCopy();
        catalog.Edit("tables/drivers/query.sql", text => text.Replace(
            "\nSELECT driver_id,\n       driver_name,", "\nSELECT driver_id,\n       CAST(CAST(chr(39) || driver_name || chr(39) || driver_name AS INT) AS STRING) AS driver_name,", StringComparison.Ordinal));
        var lake = Lakes.Open(charged.CopyInto(folder));
        var pipeline = new FleetPipeline(lake, catalog.Load(), TestEngines.Opener(TestEngines.Spark), TimeProvider.System);
        var failure = await Assert.ThrowsAsync<FleetException>(() => pipeline.RunAsync(Selection.All with { Tables = ["drivers"] }, TestContext.Current.CancellationToken));
        TestContext.Current.TestOutputHelper?.WriteLine(failure.Line);
        Assert.StartsWith("FS4001 drivers: ", failure.Line, StringComparison.Ordinal);
        await using var reader = await CuratedReader.OpenAsync(lake, BuiltIn.Catalog, includesRestricted: true, CancellationToken.None);
        Assert.All(reader.AnswerWhole("SELECT driver_name FROM drivers", CancellationToken.None).Rows.Select(row => (string)row[0]!).ToList(), name => Assert.DoesNotContain(name.Split(' ')[^1], failure.Line, StringComparison.Ordinal));
    }

    // As a setting of a later Spark may: the lake would take one of the files, and the others' rows would be lost without a word.
    [Fact]
    public async Task Partition_ThatASettingSplitsIntoSeveralFiles_IsRefusedWithTheirNumber()
    {
        using var folder = new TemporaryFolder();
        using var scratch = Lake.ScratchFolder.Create(folder.Path);
        await using var engine = TestEngines.Opener(TestEngines.Spark)(scratch);
        await engine.DefineViewAsync("setting", "SET spark.sql.files.maxRecordsPerFile = 4", TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<FleetException>(() => engine.WriteFileAsync("SELECT id FROM range(10)", folder.PathOf("rows.parquet"), sortBy: [], TestContext.Current.CancellationToken));
        Assert.Equal(("FS4012", "spark made 3 files in writing 'rows.parquet' where one was asked for: a setting of its session splits them. Nothing was published."), (failure.Code, failure.Message));
    }
}
