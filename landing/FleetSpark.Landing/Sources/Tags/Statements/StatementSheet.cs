namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>
/// One sheet of Sem Parar's workbook: finds its header, after which each row is a charge or is refused. What stands before the header is
/// no charge: a title, the invoice's number.
/// </summary>
internal sealed class StatementSheet
{
    private const int RowsLookedAt = 50;

    private readonly string _path;
    private readonly string _name;
    private readonly string? _kind;
    private readonly List<SheetRow> _heading = [];
    private ChargeReader? _charges;

    /// <summary>A sheet by its name.</summary>
    public StatementSheet(string path, string name)
    {
        _path = path;
        _name = name;
        _kind = KindOf(name);
    }

    /// <summary>Whether it lists charges.</summary>
    public bool IsOfCharges => _kind is not null;

    /// <summary>Whether a sheet of a name sums up others, so that nothing in it is a charge.</summary>
    public static bool IsSummary(string name) => PlainName.Of(name).StartsWith("RESUMO", StringComparison.Ordinal);

    /// <summary>Takes a row: the charges that can be told now, or what was refused.</summary>
    /// <exception cref="FleetSpark.Core.FleetException">FS2116, FS2117.</exception>
    public IEnumerable<StatementItem> Take(SheetRow row)
    {
        if (IsSummary(_name) || row.IsBlank)
        {
            return [];
        }

        if (_kind is null)
        {
            return [new StatementItem(row, null, RefusalReasons.StatementSheetUnknown)];
        }

        if (_charges is not null)
        {
            return [StatementItem.Of(_charges, row)];
        }

        _heading.Add(row);
        if (TryBindNames(row))
        {
            return [];
        }

        return _heading.Count == RowsLookedAt ? TakeHeading() : [];
    }

    /// <summary>Says that the sheet has no more rows.</summary>
    /// <exception cref="FleetSpark.Core.FleetException">FS2116, FS2117.</exception>
    public IEnumerable<StatementItem> Complete() => _charges is null ? TakeHeading() : [];

    private static string? KindOf(string name)
    {
        var plain = PlainName.Of(name);
        return !plain.StartsWith("PASSAGENS", StringComparison.Ordinal) ? null
            : plain.Contains("PEDAGIO", StringComparison.Ordinal) ? ChargeReader.Toll
            : plain.Contains("ESTACIONAMENTO", StringComparison.Ordinal) ? ChargeReader.Parking
            : null;
    }

    private bool TryBindNames(SheetRow row)
    {
        string[] names = [.. row.Cells.Select(cell => PlainName.Of(SheetCell.TextOf(cell)))];
        if (StatementLayout.SemParar.NamesIn(names) < StatementLayout.NamesOfAHeader)
        {
            return false;
        }

        var cells = StatementLayout.SemParar.Bind(names, _path, $"{StatementLayout.SemParar.Name}, sheet '{_name}'");
        _charges = new ChargeReader(StatementLayout.SemParar, cells, _kind);
        return true;
    }

    // No row names columns. Only the older workbook is read without names; there the rows down to the first digit are its heading.
    private IEnumerable<StatementItem> TakeHeading()
    {
        var rows = _heading.SkipWhile(row => !row.HasDigit).ToList();
        if (rows.Count == 0 && _heading.Count < RowsLookedAt)
        {
            return []; // a sheet without passages may say so in words
        }

        if (PlainName.Of(_name) != StatementLayout.OlderSheet)
        {
            throw StatementErrors.NoStatement(_path, $"none of the first {_heading.Count} rows of the sheet '{_name}' has the names of columns");
        }

        _charges = new ChargeReader(StatementLayout.SemParar, StatementLayout.OlderSemParar, _kind);
        return rows.Select(row => StatementItem.Of(_charges, row));
    }
}

/// <summary>What became of a row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Charge">The charge; null where it is none.</param>
/// <param name="Reason">Why it is none; null where it is one.</param>
internal sealed record StatementItem(SheetRow Row, StatementCharge? Charge, string? Reason)
{
    /// <summary>Reads a row.</summary>
    public static StatementItem Of(ChargeReader charges, SheetRow row)
    {
        var charge = charges.Read(row, out var reason);
        return new StatementItem(row, charge, reason);
    }
}
