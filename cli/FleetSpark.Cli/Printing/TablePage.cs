using System.Text;
using FleetSpark.Tables;

namespace FleetSpark.Cli.Printing;

/// <summary>A table's page of the reference, in Markdown: what its contract says, and its example with the answer of a lake.</summary>
internal static class TablePage
{
    /// <summary>What the list of pages says, and no other document.</summary>
    public const string Mark = "Each page is made by `fleet docs`";

    private const string Folder = "../../spark-jobs/tables";

    /// <summary>The page.</summary>
    /// <param name="table">The table.</param>
    /// <param name="lake">The name of the lake that answers its example.</param>
    /// <param name="answer">What its example answers, as Markdown; null where it has none.</param>
    public static string Of(TableDefinition table, string lake, string? answer)
    {
        var page = new StringBuilder();
        page.Append($"# {table.Name}\n\n{table.Description}\n\n| | |\n| --- | --- |\n");
        foreach (var (what, text) in FactsOf(table))
        {
            page.Append($"| {what} | {text} |\n");
        }

        page.Append("\n## Columns\n\n| column | type | unit | meaning |\n| --- | --- | --- | --- |\n");
        foreach (var column in table.Columns)
        {
            page.Append($"| `{column.Name}` | {column.Type} | {Cell(column.Unit ?? string.Empty)} | {Cell(column.Description)} |\n");
        }

        page.Append("\n## Checks\n\nEach is a query that gives the rows which offend, run over what a run made before it is published. A row of one that fails stops the publish, of one that warns it is told.\n\n| check | a row | what it means |\n| --- | --- | --- |\n");
        foreach (var check in table.Checks)
        {
            page.Append($"| `{check.Name}` | {(check.Severity == Severity.Fail ? "fails" : "warns")} | {Cell(check.Description)} |\n");
        }

        if (table.Example is var (question, select))
        {
            page.Append($"\n## Example\n\n{question} In the lake `{lake}`{(table.IsRestricted ? ", asked with `--unmask`" : string.Empty)}:\n\n```sql\n{select}```\n\n{answer}");
        }

        return page.ToString();
    }

    /// <summary>The list of all pages.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="lake">The name of the lake that answers their examples.</param>
    public static string IndexOf(IEnumerable<TableDefinition> tables, string lake)
    {
        var page = new StringBuilder($"# The tables\n\n{Mark} from the table's folder, and its example is answered by the lake `{lake}`.\n\n| table | one row | what it is |\n| --- | --- | --- |\n");
        foreach (var table in tables)
        {
            page.Append($"| [{table.Name}]({table.Name}.md) | {Cell(table.Grain)} | {Cell(table.Description)} |\n");
        }

        return page.ToString();
    }

    private static IEnumerable<(string What, string Text)> FactsOf(TableDefinition table)
    {
        yield return ("one row", Cell(table.Grain));
        yield return ("key", table.Key.Count == 0 ? "none" : string.Join(", ", table.Key.Select(column => $"`{column}`")));
        yield return ("partition", table.PartitionColumn is { } column ? $"a day of `{column}`, {(table.DayKind == DayKind.Company ? "in the company's zone" : "UTC")}" : "one, without days");
        yield return ("made from", string.Join("; ", table.Inputs.Select(InputOf)));
        if (table.HomeOf is { } source)
        {
            yield return ("home of", $"what is kept of the source `{source}`, a row each: the balance counts by it");
        }

        if (table.Settings.Count > 0)
        {
            yield return ("settings", string.Join(", ", table.Settings.Select(setting => $"`{setting}`")));
        }

        if (table.IsRestricted)
        {
            yield return ("personal data", "yes: it lies under the restricted root, and no SQL sees it unasked");
        }

        yield return ("files", string.Join(", ", ((string?[])["table.yaml", "query.sql", "checks.sql", table.Example is null ? null : "example.sql"]).OfType<string>().Select(file => $"[{file}]({Folder}/{table.Name}/{file})")));
    }

    private static string InputOf(InputDefinition input)
    {
        var days = (input.LookBackDays, input.LookAheadDays) is (0, 0) ? string.Empty : $", {DaysOf(input)}";
        return input.Kind switch
        {
            InputKind.Source => $"the source [{input.Name}](../sources.md){days}",
            InputKind.Table => $"[{input.Name}]({input.Name}.md){days}",
            InputKind.Reference => $"the file [{Path.GetFileName(input.File)}]({Folder}/{Path.GetFileName(Path.GetDirectoryName(input.File))}/{Path.GetFileName(input.File)})",
            _ => "the rejected and refused records of all sources",
        };
    }

    private static string DaysOf(InputDefinition input) => input switch
    {
        { IncludesSameDay: false, LookBackDays: 1 } => "of the day before",
        { IncludesSameDay: false } => $"of the {input.LookBackDays} days before",
        { LookBackDays: 0 } => $"of its day and {Texts.Of(input.LookAheadDays, "day")} after",
        { LookAheadDays: 0 } => $"of its day and {Texts.Of(input.LookBackDays, "day")} before",
        _ => $"of its day, {Texts.Of(input.LookBackDays, "day")} before and {Texts.Of(input.LookAheadDays, "day")} after",
    };

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
