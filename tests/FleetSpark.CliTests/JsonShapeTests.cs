using System.Text.Json;

namespace FleetSpark.CliTests;

/// <summary>The members that machines read.</summary>
public sealed class JsonShapeTests(SmallLake lake)
{
    [Fact]
    public void Plan_OfNewData_NamesRangesOfDays()
    {
        var partitions = Json(lake.FirstPlan).GetProperty("partitions").EnumerateArray().ToList();
        Assert.All(partitions, partition => AssertMembers(partition, "table from to state reason rows bytes files"));
        var days = Assert.Single(partitions, partition => partition.GetProperty("table").GetString() == "gps_positions" && partition.GetProperty("from").GetString() == "2026-03-22");
        Assert.Equal("2026-03-23", days.GetProperty("to").GetString());
        Assert.Equal("stale", days.GetProperty("state").GetString());
        Assert.Equal(0, days.GetProperty("rows").GetInt64());
        var dateless = Assert.Single(partitions, partition => partition.GetProperty("table").GetString() == "trucks");
        Assert.Equal(JsonValueKind.Null, dateless.GetProperty("from").ValueKind);
        Assert.Equal(JsonValueKind.Null, dateless.GetProperty("to").ValueKind);
    }

    [Fact]
    public async Task Plan_WithNothingStale_IsEmpty()
    {
        Assert.Equal("{\"partitions\":[]}\n", await AnswerAsync("plan", "--json"));
        Assert.Equal("Nothing is stale.\n", await AnswerAsync("plan"));
    }

    [Fact]
    public void Run_Report_HasItsMembersAndBalances()
    {
        var report = Json(lake.FirstRun);
        AssertMembers(report, "run_id engine started_at seconds staged tables balance checks");
        AssertEachHas(report, "staged", "source objects ok rejected refused");
        AssertEachHas(report, "tables", "table partitions rows bytes seconds");
        AssertEachHas(report, "checks", "table name severity rows");
        var gps = report.GetProperty("balance").EnumerateArray().Single(source => source.GetProperty("source").GetString() == "gps");
        AssertMembers(gps, "source landed ok rejected refused kept duplicates");
        long Of(string name) => gps.GetProperty(name).GetInt64();
        Assert.Equal(Of("landed"), Of("ok") + Of("rejected") + Of("refused"));
        Assert.Equal(Of("ok"), Of("kept") + Of("duplicates"));
    }

    [Fact]
    public async Task Run_WithNothingToDo_SaysSo()
    {
        Assert.Contains("Nothing to do", await AnswerAsync("run"), StringComparison.Ordinal);
        var report = Json(await AnswerAsync("run", "--json"));
        Assert.Equal(0, report.GetProperty("tables").GetArrayLength());
    }

    [Fact]
    public async Task Docs_Pages_AreNamedByTheirTables()
    {
        using var folder = new TemporaryFolder();
        var answer = Json(await AnswerAsync("docs", "--json", "--out", folder.PathOf("tables")));
        AssertMembers(answer, "folder tables");
        var pages = Directory.GetFiles(answer.GetProperty("folder").GetString()!).Select(page => Path.GetFileNameWithoutExtension(page)).Where(page => page != "README");
        Assert.Equal(pages.Order(StringComparer.Ordinal), answer.GetProperty("tables").EnumerateArray().Select(table => table.GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Land_Report_CountsByFile()
    {
        var report = Json(lake.LandedGps);
        AssertMembers(report, "source landed already_landed waiting failed records refused refused_by_reason objects bytes files");
        AssertEachHas(report, "files", "file outcome sent_at records refused refused_by_reason objects bytes note error");
        Assert.Equal(report.GetProperty("records").GetInt64(), report.GetProperty("files").EnumerateArray().Sum(file => file.GetProperty("records").GetInt64()));
    }

    [Fact]
    public async Task Check_OfAllTables_HasItsMembers() => AssertEachHas(Json(await AnswerAsync("check", "--json")), "checks", "table name severity rows");

    [Fact]
    public async Task History_AfterOneRun_HasThatRun()
    {
        var run = Assert.Single(Json(await AnswerAsync("history", "--json")).GetProperty("runs").EnumerateArray());
        Assert.Equal(Json(lake.FirstRun).GetProperty("run_id").GetString(), run.GetProperty("run_id").GetString());
    }

    [Fact]
    public async Task Tables_WithAndWithoutAName_HaveTheirMembers()
    {
        var tables = Json(await AnswerAsync("tables", "--json"));
        AssertEachHas(tables, "tables", "table description is_restricted rows bytes partitions from to");
        Assert.Contains(tables.GetProperty("tables").EnumerateArray(), table => table.GetProperty("table").GetString() == "truck_days" && table.GetProperty("rows").GetInt64() > 0);
        var one = Json(await AnswerAsync("tables", "truck_days", "--json"));
        AssertMembers(one, "table description grain key partition_column is_restricted rows bytes partitions from to columns");
        AssertEachHas(one, "columns", "name type unit description");
    }

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static void AssertEachHas(JsonElement report, string list, string names)
    {
        Assert.NotEqual(0, report.GetProperty(list).GetArrayLength());
        Assert.All(report.GetProperty(list).EnumerateArray(), element => AssertMembers(element, names));
    }

    private static void AssertMembers(JsonElement element, string names)
    {
        // Where a source has no home table its second equation is left out, as in the report that the lake keeps.
        Assert.Equal(names.Split(' '), element.EnumerateObject().Select(member => member.Name));
    }

    private Task<string> AnswerAsync(params string[] arguments) => FleetProcess.AnswerAsync(lake.Folder, arguments);
}
