using System.Text.Json;
using FleetSpark.Engines;

namespace FleetSpark.EngineTests.Plans;

/// <summary>DuckDB's plans: of its JSON all that is the same everywhere, an operator a line.</summary>
internal sealed class DuckDbPlanReader : PlanReader
{
    private static readonly string[] Joins = ["NESTED_LOOP_JOIN", "BLOCKWISE_NL_JOIN", "CROSS_PRODUCT", "PIECEWISE_MERGE_JOIN", "IE_JOIN"];

    // Estimates follow the files' sizes; numbers of CTEs follow what the session did before.
    private static readonly string[] LeftOut = ["Estimated Cardinality", "Table Index", "CTE Index", "Type", "Function"];

    public override async Task<Plan> ExplainAsync(IEngine engine, string sql, CancellationToken cancellationToken)
    {
        var row = Assert.Single(await engine.QueryAsync($"EXPLAIN (FORMAT json) {sql}", cancellationToken));
        using var json = JsonDocument.Parse((string)row[1]!);
        var nodes = NodesOf(Assert.Single(json.RootElement.EnumerateArray().ToList()), depth: 0).ToList();
        var oneRowTables = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, _) in nodes.Where(node => NameOf(node.Node) == "CTE" && IsOneRow(ChildrenOf(node.Node).First(), oneRowTables)))
        {
            oneRowTables.Add(DetailOf(node, "Table Index"));
        }

        return new Plan(
            string.Concat(nodes.Select(node => $"{new string(' ', 2 * node.Depth)}{LineOf(node.Node)}\n")),
            [.. nodes.Select(node => node.Node).Where(node => Joins.Contains(NameOf(node), StringComparer.Ordinal) && !ChildrenOf(node).Any(child => IsOneRow(child, oneRowTables))).Select(LineOf)]);
    }

    private static IEnumerable<(JsonElement Node, int Depth)> NodesOf(JsonElement node, int depth) =>
        ChildrenOf(node).SelectMany(child => NodesOf(child, depth + 1)).Prepend((node, depth));

    // A scalar subquery is such a side: one row, whatever the data. Where several ask the same, it is a CTE that they scan.
    private static bool IsOneRow(JsonElement node, HashSet<string> oneRowTables) => NameOf(node) switch
    {
        "UNGROUPED_AGGREGATE" => true,
        "PROJECTION" or "CROSS_PRODUCT" => ChildrenOf(node).All(child => IsOneRow(child, oneRowTables)),
        "CTE" => IsOneRow(ChildrenOf(node).Last(), oneRowTables),
        "CTE_SCAN" => oneRowTables.Contains(DetailOf(node, "CTE Index")),
        _ => false,
    };

    private static string LineOf(JsonElement node)
    {
        var details = node.GetProperty("extra_info").EnumerateObject().Where(detail => !LeftOut.Contains(detail.Name, StringComparer.Ordinal))
            .Select(detail => $"{detail.Name.ToLowerInvariant()}: {ValueOf(detail.Value)}");
        return string.Join("  ", details.Prepend(NameOf(node)));
    }

    private static string DetailOf(JsonElement node, string name) => node.GetProperty("extra_info").GetProperty(name).GetString()!;

    private static string ValueOf(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? string.Join(", ", value.EnumerateArray().Select(item => item.ToString()))
        : value.ToString();

    private static string NameOf(JsonElement node) => node.GetProperty("name").GetString()!.Trim();

    private static JsonElement.ArrayEnumerator ChildrenOf(JsonElement node) => node.GetProperty("children").EnumerateArray();
}
