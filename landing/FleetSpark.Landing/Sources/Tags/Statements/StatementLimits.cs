namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>The bounds of a statement: wide for a month of 3,000 trucks (some 900,000 charges), and a hostile file meets one within seconds.</summary>
internal sealed record StatementLimits
{
    private const int MiB = 1 << 20;

    /// <summary>The bounds that hold.</summary>
    public static readonly StatementLimits Default = new();

    /// <summary>The most bytes of the file itself, without its gzip: 1 GiB.</summary>
    public long FileBytes { get; init; } = 1024L * MiB;

    /// <summary>The most bytes that the XML parts of a workbook unpack to, together: 1 GiB.</summary>
    public long UnpackedBytes { get; init; } = 1024L * MiB;

    /// <summary>The most bytes that one part unpacks to that is no sheet (shared texts, styles), since these are held in memory: 128 MiB.</summary>
    public long SharedBytes { get; init; } = 128L * MiB;

    /// <summary>The most bytes of XML without a <c>&lt;</c>, a tag or a text, since these are held in memory: 1 MiB.</summary>
    public int PieceBytes { get; init; } = MiB;

    /// <summary>The most parts of a workbook.</summary>
    public int Parts { get; init; } = 1_000;

    /// <summary>The most sheets.</summary>
    public int Sheets { get; init; } = 64;

    /// <summary>The most rows of a sheet or file, as Excel has it.</summary>
    public int Rows { get; init; } = 1_048_576;

    /// <summary>The most blank rows one after the other.</summary>
    public int BlankRows { get; init; } = 10_000;

    /// <summary>The most columns of a sheet or file.</summary>
    public int Columns { get; init; } = 64;
}
