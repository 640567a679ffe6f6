namespace FleetSpark.CliTests;

/// <summary>The names of commands and options and the texts of their help are contracts: each is approved.</summary>
public sealed class HelpTests(SmallLake lake)
{
    [Theory]
    [InlineData("fleet")]
    [InlineData("demo")]
    [InlineData("simulate")]
    [InlineData("land")]
    [InlineData("plan")]
    [InlineData("run")]
    [InlineData("rebuild")]
    [InlineData("check")]
    [InlineData("history")]
    [InlineData("sql")]
    [InlineData("tables")]
    [InlineData("export")]
    [InlineData("docs")]
    [InlineData("emr")]
    [InlineData("emr package")]
    [InlineData("emr deploy")]
    [InlineData("emr cluster")]
    [InlineData("emr submit")]
    [InlineData("emr wait")]
    [InlineData("emr logs")]
    [InlineData("emr cancel")]
    [InlineData("emr status")]
    [InlineData("catalog")]
    [InlineData("catalog sync")]
    [InlineData("catalog diff")]
    [InlineData("catalog repair")]
    public async Task Help_OfEachCommand_IsAsApproved(string command)
    {
        string[] arguments = command == "fleet" ? ["--help"] : [.. command.Split(' '), "--help"];
        var help = await FleetProcess.AnswerAsync(lake.Folder, arguments);
        Approved.Check($"help/{command.Replace(' ', '-')}.txt", string.Join('\n', help.Split('\n').Select(line => line.TrimEnd())));
    }

    [Fact]
    public async Task Fleet_WithoutACommand_ShowsHelp()
    {
        Assert.StartsWith("Description:", await FleetProcess.AnswerAsync(lake.Folder), StringComparison.Ordinal);
    }
}
