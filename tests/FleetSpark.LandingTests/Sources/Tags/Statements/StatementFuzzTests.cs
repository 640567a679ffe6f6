using System.Text;
using FleetSpark.Core;
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
        var random = Seeds.NewRandom(output.WriteLine);
        var (read, refused) = (0, 0);
        for (var i = Cases.Of(few: 150, many: 5_000); i > 0; i--)
        {
            var file = Mutated(form, random);
            try
            {
                await StatementFaultTests.ReadAsync(file, StatementLimits.Default);
                read++;
            }
            catch (FleetException)
            {
                refused++;
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"This was not answered by a code: {Convert.ToBase64String(file)}", fault);
            }
        }

        output.WriteLine($"{read} read, {refused} answered by a code");
        Assert.True(read > 0 && refused > 0, $"{read} read, {refused} answered by a code");
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

    private static byte[] Mutated(string form, Random random)
    {
        var row = StatementFiles.RowXml(StatementFiles.Header, 1) + StatementFiles.RowXml(Row, 2) + StatementFiles.RowXml(Row, 3);
        return form switch
        {
            "package" => MutatedBytes(StatementFiles.Xlsx((Sheet, [StatementFiles.Header, Row, Row])), random, Pieces.Length),
            "sheet" => StatementFiles.Package([(Sheet, Encoding.UTF8.GetString(MutatedBytes(Encoding.UTF8.GetBytes(row), random, 0)))]),
            "xml" => MutatedBytes(Encoding.UTF8.GetBytes(StatementFiles.SpreadsheetXml((Sheet, [StatementFiles.Header, Row, Row]))), random, 0),
            _ => MutatedBytes(Encoding.UTF8.GetBytes(StatementFiles.Repom("77|30/03/2026|29/03/2026|12:00:01|Pedágio|x|ABC1D23|2|Norte|13,60", "77|30/03/2026|29/03/2026|12:00:01|Estorno Pedágio|x|ABC1D23|2|Norte|13,60")), random, 0),
        };
    }

    private static byte[] MutatedBytes(byte[] bytes, Random random, int leastPiece)
    {
        var mutated = bytes.ToList();
        for (var times = random.Next(4); times > 0; times--) // now and then none: a package is hardly ever read after one
        {
            var at = random.Next(mutated.Count);
            switch (random.Next(4))
            {
                case 0:
                    mutated[at] = (byte)random.Next(256);
                    break;
                case 1:
                    mutated.RemoveRange(at, Math.Min(random.Next(1, 12), mutated.Count - at));
                    break;
                case 2 when random.Next(3) == 0:
                    mutated.RemoveRange(at, mutated.Count - at);
                    break;
                default:
                    mutated.InsertRange(at, leastPiece < Pieces.Length ? Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]) : [(byte)random.Next(256)]);
                    break;
            }

            if (mutated.Count == 0)
            {
                mutated.Add(0);
            }
        }

        return [.. mutated];
    }
}
