using System.Text.RegularExpressions;
using FleetSpark.Tables;

namespace FleetSpark.StructureTests;

/// <summary>A .sql file explains itself: what one row is, what it reads, one command that runs it. Header and body say the same.</summary>
public sealed partial class SqlHeaderTests
{
    public static TheoryData<string> Tables => Repository.Tables;

    public static TheoryData<string> Sources => Repository.Sources;

    [Theory]
    [MemberData(nameof(Tables))]
    public void Query_OfATable_StartsWithItsRowItsInputsAndItsCommand(string table)
    {
        var definition = Repository.Catalog.Table(table);
        var head = definition.QuerySql.Split('\n');
        Assert.StartsWith($"-- {table}: one row ", head[0]);
        var inputs = definition.Inputs.Select(input => input.Name)
            .Concat(Uses(definition.QuerySql, "run_days") ? ["run_days"] : [])
            .Concat(definition.Settings.Count > 0 ? ["settings"] : []);
        Assert.Equal(inputs.Order(StringComparer.Ordinal), InputsOf(head[1]));
        Assert.Equal($"-- run: fleet run --tables {table}{(definition.IsDateless ? string.Empty : " --from 2026-03-29")}", head[2]);
        Assert.Equal(definition.Settings.Count > 0, Uses(definition.QuerySql, "settings"));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Staging_OfASource_StartsWithItsRowItsInputsAndItsCommand(string source)
    {
        var definition = Repository.Catalog.Source(source);
        var head = definition.StageSql.Split('\n');
        Assert.StartsWith($"-- {source}: one row ", head[0]);
        var inputs = new[] { $"{source}_raw" }.Concat(definition.Settings.Count > 0 ? ["settings"] : []);
        Assert.Equal(inputs.Order(StringComparer.Ordinal), InputsOf(head[1]));
        var readers = Repository.Catalog.Tables.Where(table => table.Inputs.Any(input => input.Kind == InputKind.Source && input.Name == source)).Select(table => table.Name).ToList();
        var command = Assert.Single(head, line => line.StartsWith("-- run: fleet run --tables ", StringComparison.Ordinal));
        Assert.Empty(command["-- run: fleet run --tables ".Length..].Split(',').Except(readers, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Input_ThatIsDeclared_OccursInTheQueryWithTheColumnsItNames(string table)
    {
        var definition = Repository.Catalog.Table(table);
        Assert.NotEmpty(definition.Inputs);
        Assert.All(definition.Inputs, input => Assert.True(Uses(definition.QuerySql, input.Name), $"{input.Name} is declared and not read"));
        Assert.All(definition.Inputs.SelectMany(input => input.Columns), column => Assert.True(Uses(definition.QuerySql, column), $"{column} is declared and not read"));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Setting_ThatIsDeclared_OccursInTheStaging(string source)
    {
        var definition = Repository.Catalog.Source(source);
        Assert.NotEmpty(definition.Fields);
        var typing = definition.Fields.Any(field => field.Form == InstantForm.Local) ? "company_zone" : null;
        Assert.All(definition.Settings, setting => Assert.True(setting == typing || Uses(definition.StageSql, setting), $"{setting} is declared and not read"));
        Assert.All(definition.Fields, field => Assert.True(Uses(definition.StageSql, field.Name), $"{field.Name} is declared and not read"));
    }

    private static IOrderedEnumerable<string> InputsOf(string line)
    {
        Assert.StartsWith("-- inputs: ", line);
        return Remark().Replace(line["-- inputs: ".Length..], string.Empty).Split(", ").Order(StringComparer.Ordinal);
    }

    private static bool Uses(string sql, string name) => Regex.IsMatch(Repository.StatementOf(sql), $@"\b{name}\b", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@" \(.*?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Remark();
}
