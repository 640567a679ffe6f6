using System.Globalization;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>Reads a charge from a row, or says why it is none.</summary>
/// <param name="layout">Whose statement it is.</param>
/// <param name="cells">Which cell says what.</param>
/// <param name="kind">What every row of the sheet is; null where each says so itself.</param>
internal sealed class ChargeReader(StatementLayout layout, IReadOnlyDictionary<StatementField, int> cells, string? kind)
{
    /// <summary>A passage of a toll plaza.</summary>
    public const string Toll = "toll";

    /// <summary>A stay in a car park.</summary>
    public const string Parking = "parking";

    private const string Refund = "ESTORNO ";
    private const int FirstCategoryByAxles = 61; // São Paulo's 61, 62, 63, 64 mean 7, 8, 9, 10 axles
    private const int LastCategoryByAxles = 64;
    private const int AxlesOfFirst = 7;

    /// <summary>The charge; null, and a reason of <see cref="RefusalReasons"/>, where the row is none.</summary>
    public StatementCharge? Read(SheetRow row, out string? reason)
    {
        var plate = PlainPlate.Of(SheetCell.TextOf(Cell(row, StatementField.Plate)));
        var day = SheetCell.DayOf(Cell(row, StatementField.Day));
        var time = SheetCell.TimeOf(Cell(row, StatementField.Time));
        var place = SheetCell.TextOf(Cell(row, StatementField.Place));
        var (rowKind, isRefund) = kind is not null ? (kind, false) : KindOf(PlainName.Of(SheetCell.TextOf(Cell(row, StatementField.Kind))));
        var amount = SheetCell.MoneyOf(Cell(row, StatementField.Amount));
        amount = isRefund && amount < 0 ? -amount : amount; // money back is written with either sign
        reason = plate.Length == 0 ? RefusalReasons.StatementPlateMissing
            : day is null || time is null ? RefusalReasons.StatementTimeNotATime
            : place.Length == 0 ? RefusalReasons.StatementPlaceMissing
            : amount is not > 0 ? RefusalReasons.StatementAmountNotMoney
            : rowKind is null ? RefusalReasons.StatementKindUnknown
            : null;
        return reason is not null
            ? null
            : new StatementCharge
            {
                Layout = layout.Name,
                Plate = plate,
                OccurredAt = day!.Value + time!.Value,
                Place = place,
                Amount = amount!.Value,
                Kind = rowKind!,
                IsRefund = isRefund,
                Tag = SheetCell.TextOf(Cell(row, StatementField.Tag)),
                Axles = AxlesOf(SheetCell.TextOf(Cell(row, StatementField.Axles))),
                Code = SheetCell.TextOf(Cell(row, StatementField.Code)),
            };
    }

    private static (string? Kind, bool IsRefund) KindOf(string plain)
    {
        var isRefund = plain.StartsWith(Refund, StringComparison.Ordinal);
        return ((isRefund ? plain[Refund.Length..] : plain) switch { "PEDAGIO" => Toll, "ESTACIONAMENTO" => Parking, _ => null }, isRefund);
    }

    private static string AxlesOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var category) && category is >= FirstCategoryByAxles and <= LastCategoryByAxles
            ? (category - FirstCategoryByAxles + AxlesOfFirst).ToString(CultureInfo.InvariantCulture)
            : text;

    private object? Cell(SheetRow row, StatementField field) => cells.TryGetValue(field, out var cell) && cell < row.Cells.Count ? row.Cells[cell] : null;
}
