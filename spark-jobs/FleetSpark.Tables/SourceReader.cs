using FleetSpark.Core;

namespace FleetSpark.Tables;

/// <summary>Reads one folder of <c>spark-jobs/sources</c>.</summary>
internal static class SourceReader
{
    private static readonly Dictionary<string, InstantForm> Forms = new(StringComparer.Ordinal)
    {
        ["offset"] = InstantForm.Offset, ["local"] = InstantForm.Local, ["unpadded"] = InstantForm.Unpadded,
    };

    private static readonly Dictionary<string, bool> Scopes = new(StringComparer.Ordinal) { ["day"] = false, ["table"] = true };

    public static SourceDefinition? Read(string folder, List<string> faults)
    {
        var name = Path.GetFileName(folder);
        var yamlPath = Path.Combine(folder, "source.yaml");
        var sqlPath = Path.Combine(folder, "stage.sql");
        if (!DefinitionFiles.AllExist(faults, yamlPath, sqlPath) || YamlMap.Parse(File.ReadAllText(yamlPath), $"{name}/source.yaml", faults) is not { } yaml)
        {
            return null;
        }

        var sql = File.ReadAllText(sqlPath);
        var settings = yaml.Texts("settings");
        var isRestricted = yaml.Flag("restricted", absent: false);
        var fields = ReadFields(yaml.Map("fields"));
        var columns = DefinitionFiles.ReadColumns(yaml.Map("columns"));
        var key = yaml.Keys.Contains("key", StringComparer.Ordinal) ? ReadKey(yaml.Map("key")) : null;
        var echo = yaml.Keys.Contains("echo", StringComparer.Ordinal) ? ReadEcho(yaml.Map("echo")) : null;
        var source = new SourceDefinition
        {
            Name = name,
            Description = yaml.Required("description"),
            IsRestricted = isRestricted,
            IsGeoJson = yaml.Flag("geojson", absent: false),
            Fields = fields,
            Settings = settings,
            Columns = columns,
            Key = key,
            Echo = echo,
            StageSql = sql,
            Fingerprint = ContentHash.Of(
            [
                SqlText.WithoutComments(sql),
                .. fields.Select(field => $"{field.Name}={string.Join('.', field.Path)} {field.Type} {field.Form}"),
                .. columns.Select(column => $"{column.Name} {column.Type}"),
                .. settings,
                $"restricted {isRestricted}", // another root, and no text in the quarantine
                // not key and echo: they decide about tables, not about a staged row
            ]),
        };
        yaml.RefuseUnknownKeys();
        if (fields.Any(field => field.Form == InstantForm.Local) && !settings.Contains("company_zone", StringComparer.Ordinal))
        {
            faults.Add($"{name}/source.yaml: a field of the form 'local' needs 'company_zone' among the settings");
        }

        if (echo is not null && key is null)
        {
            faults.Add($"{name}/source.yaml: 'echo' needs a 'key', after which it chooses");
        }

        string[] echoed = echo is null ? [] : [echo.Mark, .. echo.Columns, .. echo.Order];
        foreach (var column in echoed.Where(column => columns.All(known => known.Name != column)))
        {
            faults.Add($"{name}/source.yaml: echo column '{column}' is no staged column");
        }

        foreach (var column in (key?.Columns ?? []).Where(column => columns.All(known => known.Name != column)))
        {
            faults.Add($"{name}/source.yaml: key column '{column}' is no staged column");
        }

        return source;
    }

    private static List<FieldDefinition> ReadFields(YamlMap map)
    {
        var fields = new List<FieldDefinition>();
        foreach (var name in map.Keys)
        {
            var field = map.Map(name);
            var type = field.Required("type");
            if (type != FieldDefinition.Json && !ColumnTypes.IsKnown(type))
            {
                field.AddFault($"the type '{type}' is not known");
            }

            fields.Add(new FieldDefinition(
                name,
                (field.Optional("path") ?? name).Split('.'),
                type,
                field.Choice("form", InstantForm.Offset, Forms),
                field.Flag("required", absent: false),
                field.Required("description")));
            field.RefuseUnknownKeys();
        }

        return fields;
    }

    private static RecordEcho ReadEcho(YamlMap map)
    {
        var echo = new RecordEcho(map.Required("mark"), map.Texts("columns"), map.Texts("order"));
        map.RefuseUnknownKeys();
        return echo;
    }

    private static RecordKey ReadKey(YamlMap map)
    {
        var key = new RecordKey(map.Texts("columns"), map.Choice("unique_over", absent: false, Scopes), map.Texts("prefer"));
        map.RefuseUnknownKeys();
        return key;
    }
}
