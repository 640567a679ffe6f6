using System.Text;
using FleetSpark.Landing.Sources.Tags.Statements;

namespace FleetSpark.LandingTests.Statements;

/// <summary>Random mutations of a statement of each form: each is read or answered by a code, and no row is lost.</summary>
public sealed class StatementFuzzTests(ITestOutputHelper output)
{
    private const string Sheet = "PASSAGENS PEDÁGIO";
    private static readonly object?[] Row = ["ABC1D23", "8140", null, "M", 61.0, new DateTime(2026, 3, 29, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(12, 0, 1), "BR-1", "São João", 13.6];

    // What a reader may trip over.
    private static readonly string[] Pieces =
        ["<", ">", "&", "\"", ";", "\n", "\0", "\u0001", "<!DOCTYPE x>", "<![CDATA[", "]]>", "<!--", "&#0;", "&x;", "<row r=\"-1\">", "r=\"ZZ9\"", "t=\"s\"", "s=\"99\"", "1e999", "NaN", "-1", "ss:Index=\"3\"", "</Row>", "é"];

    [Theory]
    [InlineData("package")]
    [InlineData("sheet")]
    [InlineData("xml")]
    [InlineData("csv")]
    public async Task Statement_ThatIsMutated_IsReadOrAnsweredByACode(string form)
    {
        var mutations = new Mutations(Pieces);
        Assert.NotEqual(0, await new MutationRun(output).AssertAnsweredAsync(few: 150, random => Mutated(form, mutations, random), file => StatementFaultTests.ReadAsync(file, StatementLimits.Default)));
    }

    [Fact]
    public async Task Cells_ThatAreMutated_GiveARecordOrARefusalARow()
    {
        var random = Seeds.NewRandom(output.WriteLine);
        const int rows = 200;
        string[] pieces = [.. Pieces.Where(piece => !piece.AsSpan().ContainsAny('\0', '\u0001'))]; // no XML holds these
        object?[][] sheet = [StatementFiles.Header, .. Enumerable.Range(0, rows).Select(_ => Row.Select((cell, at) => at > 0 && random.Next(6) == 0 ? pieces[random.Next(pieces.Length)] : cell).ToArray())];
        var (records, refused) = await StatementFaultTests.ReadAsync(Encoding.UTF8.GetBytes(StatementFiles.SpreadsheetXml((Sheet, sheet))), StatementLimits.Default);
        Assert.Equal(rows, records + refused);
        Assert.True(records > 0 && refused > 0, $"{records} records, {refused} refused");
    }

    // They are hardly ever read after a mutation, so now and then there is none.
    private static byte[] Mutated(string form, Mutations mutations, Random random)
    {
        var row = StatementFiles.RowXml(StatementFiles.Header, 1) + StatementFiles.RowXml(Row, 2) + StatementFiles.RowXml(Row, 3);
        return form switch
        {
            "package" => mutations.Of(StatementFiles.Xlsx((Sheet, [StatementFiles.Header, Row, Row])), random, mayStay: true),
            "sheet" => StatementFiles.Package([(Sheet, Encoding.UTF8.GetString(mutations.Of(Encoding.UTF8.GetBytes(row), random, mayStay: true)))]),
            "xml" => mutations.Of(Encoding.UTF8.GetBytes(StatementFiles.SpreadsheetXml((Sheet, [StatementFiles.Header, Row, Row]))), random, mayStay: true),
            _ => mutations.Of(Encoding.UTF8.GetBytes(StatementFiles.Repom("77|30/03/2026|29/03/2026|12:00:01|Pedágio|x|ABC1D23|2|Norte|13,60", "77|30/03/2026|29/03/2026|12:00:01|Estorno Pedágio|x|ABC1D23|2|Norte|13,60")), random),
        };
    }
}
