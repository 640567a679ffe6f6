using FleetSpark.Core;

namespace FleetSpark.Tables;

/// <summary>All sources and tables of a <c>spark-jobs</c> folder, read once, their faults reported together.</summary>
public sealed class TableCatalog
{
    private TableCatalog(IReadOnlyList<SourceDefinition> sources, IReadOnlyList<TableDefinition> tables)
    {
        Sources = sources;
        Tables = tables;
    }

    /// <summary>The folder of sources and tables that was built with this program.</summary>
    public static string BuiltInFolder { get; } = Path.Combine(AppContext.BaseDirectory, "spark-jobs");

    /// <summary>The sources by name.</summary>
    public IReadOnlyList<SourceDefinition> Sources { get; }

    /// <summary>The tables, each after those it reads.</summary>
    public IReadOnlyList<TableDefinition> Tables { get; }

    /// <summary>Reads <c>FOLDER/sources/*</c> and <c>FOLDER/tables/*</c>.</summary>
    /// <exception cref="FleetException">FS3001: with all faults of all files.</exception>
    public static TableCatalog Load(string folder)
    {
        var faults = new List<string>();
        var sources = FoldersIn(folder, "sources", faults).Select(path => SourceReader.Read(path, faults)).OfType<SourceDefinition>().ToList();
        var tables = FoldersIn(folder, "tables", faults).Select(path => TableReader.Read(path, faults)).OfType<TableDefinition>().ToList();
        CheckInputs(sources, tables, faults);
        var ordered = faults.Count == 0 ? InOrderOfInputs(tables, faults) : tables;
        return faults.Count == 0 ? new TableCatalog(sources, ordered) : throw TableErrors.FaultyDefinitions(folder, faults);
    }

    /// <summary>Reads <c>FOLDER/sources/NAME</c> alone, for who lands one source and makes no table.</summary>
    /// <exception cref="FleetException">FS3001: with all its faults.</exception>
    public static SourceDefinition LoadSource(string folder, string name)
    {
        var faults = new List<string>();
        return SourceReader.Read(Path.Combine(folder, "sources", name), faults) is { } source && faults.Count == 0 ? source : throw TableErrors.FaultyDefinitions(folder, faults);
    }

    /// <summary>The source of a name.</summary>
    /// <exception cref="FleetException">FS3002: there is none.</exception>
    public SourceDefinition Source(string name) => Sources.FirstOrDefault(source => source.Name == name)
        ?? throw TableErrors.UnknownName("source", name, Sources.Select(source => source.Name));

    /// <summary>The table of a name.</summary>
    /// <exception cref="FleetException">FS3002: there is none.</exception>
    public TableDefinition Table(string name) => Tables.FirstOrDefault(table => table.Name == name)
        ?? throw TableErrors.UnknownName("table", name, Tables.Select(table => table.Name));

    private static List<string> FoldersIn(string folder, string kind, List<string> faults)
    {
        var path = Path.Combine(folder, kind);
        if (Directory.Exists(path))
        {
            // What was removed from the sources may leave its empty folder in an output of a build.
            return [.. Directory.EnumerateDirectories(path).Where(one => Directory.EnumerateFiles(one, "*", SearchOption.AllDirectories).Any()).Order(StringComparer.Ordinal)];
        }

        faults.Add($"the folder '{path}' is missing");
        return [];
    }

    private static void CheckInputs(List<SourceDefinition> sources, List<TableDefinition> tables, List<string> faults)
    {
        foreach (var table in tables)
        {
            foreach (var input in table.Inputs)
            {
                var isKnown = input.Kind switch
                {
                    InputKind.Source => sources.Any(source => source.Name == input.Name),
                    InputKind.Table => tables.Any(other => other.Name == input.Name),
                    _ => true,
                };
                if (!isKnown)
                {
                    faults.Add($"{table.Name}/table.yaml: the input '{input.Name}' is neither a source nor a table");
                }

                if (!table.IsDateless && input.Columns.Count == 0 && tables.Any(other => other.Name == input.Name && other.IsDateless))
                {
                    faults.Add($"{table.Name}/table.yaml: the input '{input.Name}' has no days, so the columns that the query names must be listed");
                }
            }

            if (table.HomeOf is { } home && sources.All(source => source.Name != home))
            {
                faults.Add($"{table.Name}/table.yaml: home_of '{home}' is no source");
            }
        }
    }

    private static List<TableDefinition> InOrderOfInputs(List<TableDefinition> tables, List<string> faults)
    {
        var ordered = new List<TableDefinition>();
        while (ordered.Count < tables.Count)
        {
            var ready = tables.Except(ordered)
                .Where(table => table.Inputs.Where(input => input.Kind == InputKind.Table).All(input => ordered.Any(made => made.Name == input.Name)))
                .ToList();
            if (ready.Count == 0)
            {
                faults.Add($"tables read each other in a circle: {string.Join(", ", tables.Except(ordered).Select(table => table.Name))}");
                return tables;
            }

            ordered.AddRange(ready);
        }

        return ordered;
    }
}
