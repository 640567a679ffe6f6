using System.Globalization;

namespace FleetSpark.CliTests;

/// <summary>What is called wrongly exits 2 with a code, what is refused exits 1 with a code; neither prints an answer or a stack trace.</summary>
public sealed class WrongUseTests(SmallLake lake)
{
    [Theory]
    [InlineData("FS5002", "unknown")]
    [InlineData("FS5002", "plan", "--unknown")]
    [InlineData("FS5002", "plan", "extra")]
    [InlineData("FS1001", "plan", "--from", "2026-02-30")]
    [InlineData("FS1001", "run", "--to", "yesterday")]
    [InlineData("FS5002", "run", "--from", "2026-03-02", "--to", "2026-03-01")]
    [InlineData("FS4004", "run", "--engine", "abacus")]
    [InlineData("FS5002", "run", "--master", "local[2]")]
    [InlineData("FS5002", "check", "--engine", "duckdb", "--master", "local[2]")]
    [InlineData("FS5002", "rebuild", "--tables", ",")]
    [InlineData("FS3002", "rebuild", "--tables", "truck_days,nothing")]
    [InlineData("FS3002", "check", "--tables", "nothing")]
    [InlineData("FS3002", "tables", "nothing")]
    [InlineData("FS5003", "plan", "--lake", "company/truth/defects.ndjson")]
    [InlineData("FS1013", "plan", "--lake", "gs://bucket")]
    [InlineData("FS5010", "run", "--sql-log", "no/such/folder.sql")]
    [InlineData("FS5002", "sql")]
    [InlineData("FS5002", "land", "--until-empty")]
    [InlineData("FS5009", "sql", " ")]
    [InlineData("FS5002", "sql", "SELECT 1", "--format", "xml")]
    [InlineData("FS5002", "emr", "package", "--out", "")]
    [InlineData("FS5002", "export", "--to", "")]
    [InlineData("FS5002", "export", "--to", "exports/")]
    [InlineData("FS5002", "export", "--to", "s3://bucket/company.duckdb")]
    [InlineData("FS3002", "land", "bus", "--from", "company/gps")]
    [InlineData("FS2503", "land", "gps")]
    [InlineData("FS5002", "land", "gps", "--from", "company/gps", "--sent-at", "noon")]
    [InlineData("FS5002", "land", "gps", "--map", "device_number=Id")]
    [InlineData("FS5002", "land", "tags", "--sent-at", "2026-03-29T12:00:00Z")]
    [InlineData("FS5002", "land", "gps", "--from", "company/gps", "--until-empty")]
    [InlineData("FS5002", "land", "tags", "--until-empty")]
    [InlineData("FS5016", "demo", "--lake", "s3://bucket/lake")]
    [InlineData("FS5016", "demo", "--sources", "--lake", "s3://bucket/lake")]
    [InlineData("FS5002", "sql", "SELECT 1", "--json", "--format", "csv")]
    [InlineData("FS5002", "simulate")]
    [InlineData("FS6001", "simulate", "--out", "other", "--trucks", "0")]
    [InlineData("FS5002", "simulate", "--out", "other", "--trucks", "many")]
    [InlineData("FS1001", "simulate", "--out", "other", "--from", "29.03.2026")]
    public async Task Command_UsedWrongly_Exits2WithACode(string code, params string[] arguments)
    {
        await AssertRefusedAsync(2, code, arguments);
        Assert.False(Directory.Exists(Path.Combine(lake.Folder, "s3:"))); // an address is no folder
    }

    [Theory]
    [InlineData("FS5004", "plan", "--lake", "nowhere")]
    [InlineData("FS5004", "run", "--lake", "nowhere")]
    [InlineData("FS5004", "sql", "SELECT 1", "--lake", "nowhere")]
    [InlineData("FS5004", "tables", "--lake", "nowhere")]
    [InlineData("FS5004", "tables", "truck_days", "--lake", "nowhere")]
    [InlineData("FS5013", "rebuild", "--tables", "truck_days", "--from", "2030-01-01", "--to", "2030-01-02")]
    [InlineData("FS6004", "simulate", "--out", "company/truth/defects.ndjson")]
    [InlineData("FS4002", "sql", "SELEC 1")]
    [InlineData("FS4003", "sql", "SELECT 1 FROM nothing")]
    [InlineData("FS4003", "sql", "SELECT * FROM drivers")]
    [InlineData("FS2001", "land", "gps", "--from", "nothing.ndjson")]
    [InlineData("FS6002", "simulate", "--out", "company")]
    [InlineData("FS5011", "demo", "--lake", "lake")]
    public async Task Command_ThatIsRefused_Exits1WithACode(string code, params string[] arguments)
    {
        await AssertRefusedAsync(1, code, arguments);
        Assert.False(Directory.Exists(Path.Combine(lake.Folder, "nowhere")));
    }

    [Theory]
    [InlineData("foo", "FS5002 There is no command 'foo'", "plan")]
    [InlineData("run --engine flink", "FS4004 There is no engine 'flink'", "--engine is one of duckdb, spark")]
    [InlineData("plan --master local[2]", "FS5002 --master says where Spark works", "--engine spark")]
    [InlineData("simulate --out other --trucks abc", "FS5002 --trucks is 'abc'", "whole number")]
    [InlineData("simulate --out other --seed 99999999999999999999", "FS5002 --seed is '99999999999999999999'", "whole number")]
    public async Task Command_UsedWrongly_SaysSoInOneClearLine(string command, string start, string part)
    {
        var result = await FleetProcess.RunAsync(lake.Folder, command.Split(' '));
        var lines = result.Error.Split('\n');
        Assert.StartsWith(start, lines[0], StringComparison.Ordinal);
        Assert.Contains(part, lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("System.", result.Error, StringComparison.Ordinal);
        Assert.Equal(3, lines.Length); // the line, where help is, and the end
    }

    private async Task AssertRefusedAsync(int exitCode, string code, string[] arguments)
    {
        var result = await FleetProcess.RunAsync(lake.Folder, arguments);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.StartsWith(code + " ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.True(result.Output.Length == 0 || code == "FS2001", result.Output);
        Assert.All(result.Error.Split('\n').Where(line => line.StartsWith("FS", StringComparison.Ordinal)), line => Assert.True(int.TryParse(line[2..6], CultureInfo.InvariantCulture, out _)));
    }
}
