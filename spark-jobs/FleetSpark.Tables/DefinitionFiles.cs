using FleetSpark.Core;

namespace FleetSpark.Tables;

/// <summary>What the readers of source and table folders share.</summary>
internal static class DefinitionFiles
{
    public static bool AllExist(List<string> faults, params ReadOnlySpan<string> paths)
    {
        var all = true;
        foreach (var path in paths)
        {
            if (!File.Exists(path))
            {
                faults.Add($"{Path.GetFileName(Path.GetDirectoryName(path))}: the file {Path.GetFileName(path)} is missing");
                all = false;
            }
        }

        return all;
    }

    public static List<ColumnDefinition> ReadColumns(YamlMap map)
    {
        var columns = new List<ColumnDefinition>();
        foreach (var name in map.Keys)
        {
            var column = map.Map(name);
            var type = column.Required("type");
            if (!ColumnTypes.IsKnown(type))
            {
                column.AddFault($"the type '{type}' is not known");
            }

            columns.Add(new ColumnDefinition(name, type, column.Optional("unit"), column.Required("description")));
            column.RefuseUnknownKeys();
        }

        return columns;
    }
}
