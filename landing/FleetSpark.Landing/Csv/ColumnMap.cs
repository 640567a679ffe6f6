using System.Text;
using FleetSpark.Tables;

namespace FleetSpark.Landing.Csv;

/// <summary>A map bound to the header of a file: which cell fills which field, and how.</summary>
internal sealed class ColumnMap
{
    private ColumnMap(IReadOnlyList<MappedField> fields, string text)
    {
        Fields = fields;
        Text = text;
    }

    /// <summary>The mapped fields, in the order of the source's contract.</summary>
    public IReadOnlyList<MappedField> Fields { get; }

    /// <summary>All that decides about the records that it makes: the same for two maps that differ by the order of entries or by blanks.</summary>
    public string Text { get; }

    /// <summary>Binds a map to a header; adds each fault to the list, and gives null where there is one.</summary>
    public static ColumnMap? Bind(string map, SourceDefinition source, CsvHeader header, TimeZoneInfo companyZone, List<string> faults)
    {
        var entries = new MapParser(map, faults).Parse();
        CheckFields(entries, source, faults);
        CheckColumns(entries, header, faults);
        var bound = entries
            .Select(entry => (Entry: entry, Convert: entry.Format is null ? null : ValueFormats.Find(entry.Format, companyZone, faults)))
            .ToList();
        if (faults.Count > 0)
        {
            return null;
        }

        var columns = header.Columns.ToList();
        var fields = from field in source.Fields
                     join item in bound on field.Name equals item.Entry.Field
                     select item.Entry.IsConstant
                         ? new MappedField(field, Cell: -1, Convert: null, Encoding.UTF8.GetBytes(item.Entry.Column))
                         : new MappedField(field, columns.IndexOf(item.Entry.Column), item.Convert, Constant: null);
        var texts = entries.OrderBy(entry => entry.Field, StringComparer.Ordinal).Select(entry => entry.IsConstant ? $"{entry.Field}='{entry.Column}'" : $"{entry.Field}={entry.Column}:{entry.Format}");
        return new ColumnMap([.. fields], $"{string.Join('\n', texts)}\n{companyZone.Id}");
    }

    /// <summary>Each column fills the field of its name, one that is none of ours too.</summary>
    public static ColumnMap ByName(SourceDefinition source, CsvHeader header)
    {
        var fields = header.Columns.Select((column, cell) => new MappedField(
            source.Fields.FirstOrDefault(field => field.Name == column) ?? new FieldDefinition(column, [column], ColumnTypes.Text, InstantForm.Offset, IsRequired: false, string.Empty),
            cell,
            Convert: null,
            Constant: null));
        return new ColumnMap([.. fields], string.Empty);
    }

    private static void CheckFields(IReadOnlyList<MapEntry> entries, SourceDefinition source, List<string> faults)
    {
        foreach (var entry in entries.Where(entry => source.Fields.All(field => field.Name != entry.Field)))
        {
            faults.Add($"'{entry.Field}' is no field of {source.Name}; its fields are {string.Join(", ", source.Fields.Select(field => field.Name))}");
        }

        foreach (var twice in entries.GroupBy(entry => entry.Field).Where(group => group.Count() > 1))
        {
            faults.Add($"the field '{twice.Key}' is mapped {twice.Count()} times");
        }

        foreach (var field in source.Fields.Where(field => field.IsRequired && entries.All(entry => entry.Field != field.Name)))
        {
            faults.Add($"the required field '{field.Name}' is not mapped");
        }
    }

    private static void CheckColumns(IReadOnlyList<MapEntry> entries, CsvHeader header, List<string> faults)
    {
        foreach (var column in entries.Where(entry => !entry.IsConstant).Select(entry => entry.Column).Distinct())
        {
            var count = header.Columns.Count(found => found == column);
            if (count == 0)
            {
                faults.Add($"there is no column '{column}'; the columns are {LandingErrors.Quoted(header.Columns)}");
            }
            else if (count > 1)
            {
                faults.Add($"the column '{column}' stands {count} times in the header");
            }
        }
    }
}

/// <summary>A field that a column fills, or a value.</summary>
/// <param name="Field">The field.</param>
/// <param name="Cell">Which cell of a row, counted from 0.</param>
/// <param name="Convert">Turns the cell's text into the contract's form; null where it is taken as it is.</param>
/// <param name="Constant">The value of every record, UTF-8; null where a cell fills the field.</param>
internal sealed record MappedField(FieldDefinition Field, int Cell, Func<string, string>? Convert, byte[]? Constant);
