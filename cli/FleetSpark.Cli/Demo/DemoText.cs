using FleetSpark.Cli.Answers;
using FleetSpark.Cli.Printing;
using FleetSpark.Engines;
using FleetSpark.Jobs.Reporting;

namespace FleetSpark.Cli.Demo;

/// <summary>What the demo prints after its run.</summary>
internal static class DemoText
{
    /// <summary>Prints the questions, their answers, and what to try next.</summary>
    public static void PrintAnswers(CommandCall call, IReadOnlyList<(DemoExample Example, ReaderAnswer Answer)> examples)
    {
        foreach (var (example, answer) in examples)
        {
            call.Out.Line();
            call.Out.Line(example.Title);
            call.Out.Line();
            foreach (var line in example.Sql.Split('\n'))
            {
                call.Out.Line($"    {line}");
            }

            call.Out.Line();
            TableAnswer.Write(answer, call.Out);
        }

        var fleet = Texts.Program();
        call.Out.Line();
        call.Out.Line($"The lake is '{call.LakePath}'. To try next:");
        call.Out.Line();
        call.Out.Line($"    export FLEET_LAKE={(call.LakePath.Contains(' ') ? $"'{call.LakePath}'" : call.LakePath)}");
        call.Out.Line($"    {fleet} tables               # what there is to ask about");
        call.Out.Line($"    {fleet} tables truck_days    # one table's columns");
        call.Out.Line($"    {fleet} sql \"SELECT kind, COUNT(*) AS charges, SUM(amount_brl) AS amount_brl FROM tag_transactions GROUP BY kind\"");
        call.Out.Line($"    {fleet} plan                 # nothing is stale; land more, and it says what is, and why");
    }

    /// <summary>Prints all of it as one JSON object.</summary>
    public static void PrintJson(
        CommandCall call, bool isNew, IReadOnlyList<object> landed, RunReport report, IReadOnlyList<(DemoExample Example, ReaderAnswer Answer)> examples) =>
        call.Out.Json(new
        {
            lake = call.LakePath,
            simulated = isNew,
            landed,
            run = report,
            examples = examples.Select(pair => new { pair.Example.Title, pair.Example.Sql, rows = RowsOf(pair.Answer) }),
        });

    private static IEnumerable<Dictionary<string, object?>> RowsOf(ReaderAnswer answer)
    {
        var names = JsonAnswer.UniqueNames(answer.Columns);
        return answer.Rows.Select(row => names.Zip(row).ToDictionary(cell => cell.First, cell => JsonAnswer.ToJson(cell.Second), StringComparer.Ordinal));
    }
}
