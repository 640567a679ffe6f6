using FleetSpark.Core;

namespace FleetSpark.Tables;

/// <summary>Reads one folder of <c>spark-jobs/tables</c>.</summary>
internal static class TableReader
{
    private static readonly Dictionary<string, DayKind> DayKinds = new(StringComparer.Ordinal) { ["utc"] = DayKind.Utc, ["company_zone"] = DayKind.Company };
    private static readonly Dictionary<string, bool> CutOffs = new(StringComparer.Ordinal) { ["content"] = true };

    public static TableDefinition? Read(string folder, List<string> faults)
    {
        var name = Path.GetFileName(folder);
        var yamlPath = Path.Combine(folder, "table.yaml");
        var queryPath = Path.Combine(folder, "query.sql");
        var checksPath = Path.Combine(folder, "checks.sql");
        var examplePath = Path.Combine(folder, "example.sql");
        if (!DefinitionFiles.AllExist(faults, yamlPath, queryPath, checksPath)
            || YamlMap.Parse(File.ReadAllText(yamlPath), $"{name}/table.yaml", faults) is not { } yaml)
        {
            return null;
        }

        var query = File.ReadAllText(queryPath);
        var columns = DefinitionFiles.ReadColumns(yaml.Map("columns"));
        var inputs = ReadInputs(yaml.Map("inputs"), folder, faults);
        var partition = yaml.Map("partition");
        var table = new TableDefinition
        {
            Name = name,
            Description = yaml.Required("description"),
            Grain = yaml.Required("grain"),
            Key = yaml.Texts("key"),
            PartitionColumn = partition.Optional("column"),
            DayKind = partition.Choice("day", DayKind.Utc, DayKinds),
            HomeOf = yaml.Optional("home_of"),
            IsRestricted = yaml.Flag("restricted", absent: false),
            SortBy = yaml.Texts("sort_by"),
            Settings = yaml.Texts("settings"),
            Inputs = inputs,
            Columns = columns,
            QuerySql = query,
            Checks = CheckReader.Read(File.ReadAllText(checksPath), $"{name}/checks.sql", faults),
            Example = File.Exists(examplePath) ? TableExample.Parse(File.ReadAllText(examplePath), $"{name}/example.sql", faults) : null,
            Fingerprint = string.Empty,
        };
        partition.RefuseUnknownKeys();
        yaml.RefuseUnknownKeys();
        foreach (var column in table.Key.Concat(table.SortBy).Append(table.PartitionColumn ?? columns.FirstOrDefault()?.Name ?? string.Empty)
                     .Where(column => columns.All(known => known.Name != column)).Distinct(StringComparer.Ordinal))
        {
            faults.Add($"{name}/table.yaml: '{column}' of key, sort_by or partition is no column of the table");
        }

        return table with { Fingerprint = FingerprintOf(table) };
    }

    private static string FingerprintOf(TableDefinition table) => ContentHash.Of(
    [
        SqlText.WithoutComments(table.QuerySql),
        table.PartitionColumn,
        table.DayKind.ToString(),
        $"restricted {table.IsRestricted}",
        $"home of {table.HomeOf}",
        .. table.Columns.Select(column => $"{column.Name} {column.Type}"),
        .. table.SortBy.Select(column => $"sort {column}"),
        .. table.Settings.Select(setting => $"setting {setting}"),
        .. table.Inputs.Select(input => string.Join(
            ' ', input.Name, input.Kind, input.LookBackDays, input.LookAheadDays, input.IncludesSameDay, input.CutsOffByContent, string.Join(',', input.Columns), input.FileHash)),
    ]);

    private static List<InputDefinition> ReadInputs(YamlMap map, string folder, List<string> faults)
    {
        var inputs = new List<InputDefinition>();
        AddInputs(map.Map("sources"), InputKind.Source);
        AddInputs(map.Map("tables"), InputKind.Table);
        AddInputs(map.Map("references"), InputKind.Reference);
        AddInputs(map.Map("quarantine"), InputKind.Rejected);
        map.RefuseUnknownKeys();
        return inputs;

        void AddInputs(YamlMap kindMap, InputKind kind)
        {
            foreach (var name in kindMap.Keys)
            {
                var input = kindMap.Map(name);
                var file = kind == InputKind.Reference ? Path.Combine(folder, input.Required("file")) : null;
                var hasFile = file is not null && DefinitionFiles.AllExist(faults, file);
                inputs.Add(new InputDefinition(
                    name,
                    kind,
                    input.WholeNumber("look_back_days", absent: 0),
                    input.WholeNumber("look_ahead_days", absent: 0),
                    input.Flag("same_day", absent: true),
                    input.Choice("cutoff", absent: false, CutOffs),
                    input.Texts("columns"),
                    file,
                    hasFile ? ContentHash.OfBytes(File.ReadAllBytes(file!)) : null));
                input.RefuseUnknownKeys();
            }
        }
    }
}
