namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>What a column of a statement says.</summary>
internal enum StatementField
{
    /// <summary>The plate.</summary>
    Plate,

    /// <summary>The local day.</summary>
    Day,

    /// <summary>The local time of the day.</summary>
    Time,

    /// <summary>The plaza or car park.</summary>
    Place,

    /// <summary>The amount.</summary>
    Amount,

    /// <summary>What the row is: a charge or a refund, for the road or for parking.</summary>
    Kind,

    /// <summary>The number of the tag.</summary>
    Tag,

    /// <summary>The axles, or the class, that were charged.</summary>
    Axles,

    /// <summary>The operator's own code of the transaction.</summary>
    Code,
}

/// <summary>A column that a layout knows by name.</summary>
/// <param name="Field">What it says.</param>
/// <param name="Header">Its name; compared as <see cref="PlainName"/> has it.</param>
/// <param name="IsRequired">Whether no charge can be told without it.</param>
internal sealed record StatementColumn(StatementField Field, string Header, bool IsRequired = true);

/// <summary>How an operator lays out a statement.</summary>
/// <param name="Name">Its name, as records carry it.</param>
/// <param name="Columns">The columns that are read; several of one field are other names of it.</param>
/// <param name="OtherHeaders">Names that it has besides, by which it is recognised.</param>
internal sealed record StatementLayout(string Name, IReadOnlyList<StatementColumn> Columns, IReadOnlyList<string> OtherHeaders)
{
    /// <summary>So many known names make a row the header.</summary>
    public const int NamesOfAHeader = 3;

    /// <summary>Sem Parar's invoice, as XLSX or SpreadsheetML.</summary>
    public static readonly StatementLayout SemParar = new(
        "sem_parar",
        [
            new(StatementField.Plate, "PLACA"), new(StatementField.Day, "DATA"), new(StatementField.Time, "HORA"), new(StatementField.Place, "PRAÇA"), new(StatementField.Amount, "VALOR"),
            new(StatementField.Tag, "TAG", IsRequired: false), new(StatementField.Axles, "CATEG", IsRequired: false), new(StatementField.Axles, "CATEGORIA", IsRequired: false),
        ],
        ["PREFIXO", "MARCA", "RODOVIA", "CONCESSIONÁRIA"]);

    /// <summary>Repom's statement, as CSV.</summary>
    public static readonly StatementLayout Repom = new(
        "repom",
        [
            new(StatementField.Plate, "Placa"), new(StatementField.Day, "Data da Transação"), new(StatementField.Time, "Hora da Transação"), new(StatementField.Place, "Estabelecimento"),
            new(StatementField.Amount, "Valor da Transação(R$)"), new(StatementField.Kind, "Tipo de Transação"), new(StatementField.Code, "Código da transação", IsRequired: false),
            new(StatementField.Axles, "Categoria cobrada", IsRequired: false),
        ],
        [
            "Data do Processamento", "Tipo De Tag", "Apelido", "Hierarquia", "Tipo de veículo", "Marca do veículo", "Modelo do veículo", "Categoria Cadastrada", "Endereço",
            "Valor utilizado de vale-pedágio (R$)", "Valor cobrado (R$)",
        ]);

    /// <summary>A statement of uses that Sem Parar or Veloe gives: it has neither plate nor time, and is refused by these names.</summary>
    public static readonly StatementLayout Uses = new(
        "semparar_or_veloe",
        [
            new(StatementField.Plate, "Placa"), new(StatementField.Day, "Data de Utilização"), new(StatementField.Time, "Hora de Utilização"), new(StatementField.Place, "Nome do Estabelecimento"),
            new(StatementField.Amount, "Valor Cobrado"), new(StatementField.Kind, "Tipo de Transação"),
        ],
        ["Endereço do Estabelecimento"]);

    /// <summary>The layouts that come as CSV.</summary>
    public static readonly IReadOnlyList<StatementLayout> OfCsv = [Repom, Uses];

    /// <summary>Where each field stands in Sem Parar's older workbook, whatever its columns are called.</summary>
    public static readonly IReadOnlyDictionary<StatementField, int> OlderSemParar = new Dictionary<StatementField, int>
    {
        [StatementField.Plate] = 0, [StatementField.Axles] = 2, [StatementField.Day] = 3, [StatementField.Time] = 4, [StatementField.Place] = 6, [StatementField.Amount] = 7,
    };

    /// <summary>The sheet of Sem Parar's older workbook, as it is compared.</summary>
    public const string OlderSheet = "PASSAGENS DE PEDAGIO";

    private readonly HashSet<string> _names = [.. Columns.Select(column => PlainName.Of(column.Header)), .. OtherHeaders.Select(PlainName.Of)];

    /// <summary>How many different names of this layout a row has.</summary>
    public int NamesIn(IEnumerable<string> plainCells) => plainCells.Where(_names.Contains).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Which cell says what, by a header.</summary>
    /// <param name="plainCells">The header's cells.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="where">Whose layout it is, and of a workbook which sheet, for messages.</param>
    /// <exception cref="FleetSpark.Core.FleetException">FS2116: required fields have no column; FS2122: a field has two.</exception>
    public IReadOnlyDictionary<StatementField, int> Bind(IReadOnlyList<string> plainCells, string path, string where)
    {
        var found = new Dictionary<StatementField, int>();
        for (var cell = 0; cell < plainCells.Count; cell++)
        {
            if (Columns.FirstOrDefault(column => PlainName.Of(column.Header) == plainCells[cell]) is { } column && !found.TryAdd(column.Field, cell))
            {
                throw StatementErrors.FieldTwice(path, where, NameOf(column.Field), found[column.Field] + 1, cell + 1);
            }
        }

        string[] missing = [.. Columns.Where(column => column.IsRequired && !found.ContainsKey(column.Field)).Select(column => $"{NameOf(column.Field)} ('{column.Header}')")];
        return missing.Length == 0 ? found : throw StatementErrors.FieldsMissing(path, where, missing);
    }

    private static string NameOf(StatementField field) => field switch
    {
        StatementField.Place => "place_name",
        StatementField.Day => "day of occurred_at",
        StatementField.Time => "time of occurred_at",
        _ => field.ToString().ToLowerInvariant(),
    };
}
