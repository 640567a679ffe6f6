namespace FleetSpark.CliTests;

/// <summary><c>fleet check</c> where what is published does not pass.</summary>
public sealed class CheckTests(SmallLake lake)
{
    private const string Odd = "\n-- check odd (SEVERITY): No truck may be there.\nSELECT plate FROM trucks;\n";

    [Theory]
    [InlineData("fail", 1, @"\AFS5007 1 check\(s\) failed: trucks\.odd\b[^;\n]*\b3\b[^;\n]*\. 'fleet sql' shows the rows: give it the check's own SELECT, from spark-jobs/tables/NAME/checks\.sql\.\n\z")]
    [InlineData("warn", 0, @"\A\z")]
    public async Task Check_OfRowsThatItsSeverityForbidsOrNot_ShowsThemAndExitsByIt(string severity, int exitCode, string told)
    {
        using var catalog = new CatalogCopy();
        catalog.Edit("tables/trucks/checks.sql", text => text + Odd.Replace("SEVERITY", severity, StringComparison.Ordinal));
        var checkedTable = await FleetProcess.ShellAsync(lake.Folder, $"FLEET_CATALOG='{catalog.Folder}' \"$FLEET\" check --tables trucks");
        Assert.Matches(told, checkedTable.Error);
        Assert.Equal(exitCode, checkedTable.ExitCode);
        Assert.Contains("No truck may be there.", checkedTable.Output, StringComparison.Ordinal);
    }
}
