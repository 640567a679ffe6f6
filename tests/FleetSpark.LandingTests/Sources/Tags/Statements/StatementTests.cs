using System.Security.Cryptography;
using System.Text;
using FleetSpark.Landing;

namespace FleetSpark.LandingTests.Statements;

/// <summary>Statements of every form become the same records; rows that are none are kept.</summary>
public sealed class StatementTests
{
    private const string Toll = "PASSAGENS PEDÁGIO";
    private const string Parking = "PASSAGENS ESTACIONAMENTO 1";
    private static readonly DateTime Day = new(2026, 3, 29, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly object?[][] Summary = [["Resumo da Fatura"], ["Vencimento", "10/04/2026"], ["Total", 33.6]];
    private static readonly object?[] Passage = ["ABC-1D23", "8140000001", "7", "M", 61.0, "29/03/2026", "12:00:01", "BR-1", " São João ", "13,60"];
    private static readonly object?[] Stay = ["abc1d23", null, null, null, null, "29/03/2026", "23:59:59", null, "Pátio 2", "1.020,00"];

    private static readonly string[] Records =
    [
        $$"""{"transaction_id":"{{IdOf("ABC1D23\nSAO JOAO\n2026-03-29T12:00:01\n13.60\ntoll\n1")}}","plate":"ABC1D23","kind":"toll","occurred_at":"2026-03-29T12:00:01","amount":"13.60","currency":"BRL","tag_number":"8140000001","place_name":"São João","axle_category":"7","statement_layout":"sem_parar"}""",
        $$"""{"transaction_id":"{{IdOf("ABC1D23\nPATIO 2\n2026-03-29T23:59:59\n1020.00\nparking\n1")}}","plate":"ABC1D23","kind":"parking","occurred_at":"2026-03-29T23:59:59","amount":"1020.00","currency":"BRL","place_name":"Pátio 2","statement_layout":"sem_parar"}""",
    ];

    public static TheoryData<string, byte[]> Forms => new()
    {
        { "texts.xlsx", StatementFiles.Xlsx(("Resumo da Fatura", Summary), (Toll, [StatementFiles.Header, Passage]), (Parking, [StatementFiles.Header, Stay])) },
        { "typed.bin", StatementFiles.Xlsx((Toll, [["Fatura", 123.0], [], StatementFiles.Header, ["ABC-1D23", 8140000001.0, "7", "M", "61", Day, new TimeSpan(12, 0, 1), "BR-1", "São João", 13.600000000000001]]), (Parking, [StatementFiles.Header, ["abc1d23", null, null, null, null, Day, new TimeSpan(23, 59, 59), null, "Pátio 2", 1020.0]])) },
        { "statement.xml", Encoding.UTF8.GetBytes(StatementFiles.SpreadsheetXml(("Resumo da Fatura", Summary), (Toll, [StatementFiles.Header, Passage]), (Parking, [StatementFiles.Header, Stay]))) },
        { "statement.xls", Encoding.UTF8.GetBytes("\uFEFF" + StatementFiles.SpreadsheetXml((Toll, [StatementFiles.Header, ["ABC-1D23", 8140000001.0, "7", "M", 61.0, Day, new TimeSpan(12, 0, 1), "BR-1", "São João", 13.60]]), (Parking, [StatementFiles.Header, ["abc1d23", null, null, null, null, Day, new TimeSpan(23, 59, 59), null, "Pátio 2", 1020.0]]))) },
        { "named.xlsx", StatementFiles.Xlsx((Toll, [["MOV FINANCEIRO", " valor ", "Praca", "hora", "DATA", "categ", "tag", "Plac\u00e1"], ["x", "13.60", "São João", "12:00:01", "29/03/2026", "61", "8140000001", "ABC 1D23"]]), ("Passagens estacionamento 2", [StatementFiles.Header, Stay])) },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Statement_OfEachForm_BecomesTheSameRecords(string name, byte[] file)
    {
        foreach (var isPacked in new[] { false, true })
        {
            using var lake = new RawLake();
            var report = await lake.LandOneAsync(Sources.Of("tags"), lake.Write(name, isPacked ? RawLake.Gzip(file) : file));
            Assert.Null(report.Error);
            Assert.Equal((2L, 0L), (report.Records, report.Refused));
            Assert.Equal(Records, await lake.RecordsAsync());
            Assert.Equal(FileOutcome.AlreadyLanded, (await lake.LandOneAsync(Sources.Of("tags"), lake.Write("again", file))).Outcome);
        }
    }

    [Fact]
    public async Task OlderWorkbook_WithoutKnownNames_IsReadByItsPlaces()
    {
        using var lake = new RawLake();
        object?[][] rows = [["Identificação", "x", "Classe", "Quando", "Momento", "Via", "Local", "R$"], ["ABC1D23", "x", "64", "29/03/2026", "12:00:01", "BR-1", "São João", 13.6], ["ABC1D23", "x", "2", "", "12:00:01", "BR-1", "São João", 13.6]];
        var report = await lake.LandOneAsync(Sources.Of("tags"), lake.Write("a.xlsx", StatementFiles.Xlsx(("Passagens de Pedágio", rows))));
        Assert.Equal((1L, 1L), (report.Records, report.Refused));
        Assert.Equal([Records[0].Replace("\"tag_number\":\"8140000001\",", string.Empty, StringComparison.Ordinal).Replace("y\":\"7\"", "y\":\"10\"", StringComparison.Ordinal)], await lake.RecordsAsync());
        Assert.Equal("""{"sheet":"Passagens de Pedágio","row":3,"cells":["ABC1D23","x","2","","12:00:01","BR-1","São João","13.6"]}""", Assert.Single(await lake.RefusedAsync()).Text);
    }

    [Fact]
    public async Task Rows_ThatAreNoCharges_AreKeptWithTheirReasons()
    {
        using var lake = new RawLake();
        object?[][] rows =
        [
            StatementFiles.Header, Passage, [.. Passage[..8], "", "13,60"], ["", .. Passage[1..]], [.. Passage[..5], "30/02/2026", .. Passage[6..]], [.. Passage[..6], "24:00:00", .. Passage[7..]],
            [.. Passage[..9], "13,605"], [.. Passage[..9], "-13,60"], [.. Passage[..9], 0.0], [.. Passage[..9], "R$ 1"], [], [null, null, null, null, null, null, null, null, "Total", 13.6],
        ];
        var file = StatementFiles.Xlsx(("Resumo", Summary), (Toll, rows), ("Créditos", [["de março"], ["ABC1D23", 1.0]]), (Parking, [["Nenhuma passagem"]]));
        var report = await lake.LandOneAsync(Sources.Of("tags"), lake.Write("a.xlsx", file));
        Assert.Equal((1L, 11L), (report.Records, report.Refused));
        Assert.Equal(
            ["statement_amount_not_money 4", "statement_place_missing 1", "statement_plate_missing 2", "statement_sheet_unknown 2", "statement_time_not_a_time 2"],
            report.RefusedByReason.Select(reason => $"{reason.Key} {reason.Value}"));
        Assert.Contains("""{"sheet":"PASSAGENS PEDÁGIO","row":3,"cells":["ABC-1D23","8140000001","7","M","61","29/03/2026","12:00:01","BR-1","","13,60"]}""", (await lake.RefusedAsync()).Select(refused => refused.Text));
    }

    [Fact]
    public async Task EqualCharges_OfOneStatement_AreNumberedWhateverTheirOrder()
    {
        using var lake = new RawLake();
        object?[] other = ["XYZ1A23", .. Passage[1..]];
        await lake.LandOneAsync(Sources.Of("tags"), lake.Write("a.xlsx", StatementFiles.Xlsx((Toll, [StatementFiles.Header, Passage, other, Passage, Passage]))));
        var ids = (await lake.RecordsAsync()).Select(record => record.Split('"')[3]).Order(StringComparer.Ordinal).ToList();
        const string facts = "SAO JOAO\n2026-03-29T12:00:01\n13.60\ntoll";
        Assert.Equal(new[] { $"ABC1D23\n{facts}\n1", $"ABC1D23\n{facts}\n2", $"ABC1D23\n{facts}\n3", $"XYZ1A23\n{facts}\n1" }.Select(IdOf).Order(StringComparer.Ordinal), ids);

        using var again = new RawLake();
        await again.LandOneAsync(Sources.Of("tags"), again.Write("a.xml", StatementFiles.SpreadsheetXml((Toll, [StatementFiles.Header, Passage, Passage, Passage, other]))));
        Assert.Equal(ids, (await again.RecordsAsync()).Select(record => record.Split('"')[3]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TagFiles_ThatAreNoStatements_AreTakenAsBefore()
    {
        using var lake = new RawLake();
        Assert.Equal("FS2007", (await lake.LandOneAsync(Sources.Of("tags"), lake.Write("a.csv", "a;b\n1;2\n"))).Error?.Code);
        Assert.Equal(1, (await lake.LandOneAsync(Sources.Of("tags"), lake.Write("a.ndjson", "{\"plate\":\"A\"}\n"))).Records);
        Assert.Equal(1, (await lake.LandOneAsync(Sources.Of("tags"), lake.Write("a.html", "<html/>"))).Refused);
        const string map = "transaction_id=Código da transação,plate=Placa,kind='toll',occurred_at=Data da Transação,amount=Estabelecimento,currency='BRL'";
        Assert.Equal("FS2008", (await lake.LandOneAsync(Sources.Of("tags"), lake.Write("b.csv", StatementFiles.Repom()), map)).Error?.Code); // by a map the first line is the header
        Assert.Equal("FS2006", (await lake.LandOneAsync(Sources.Of("tags"), lake.Write("b.xlsx", StatementFiles.Xlsx((Toll, []))), map)).Error?.Code);
        Assert.Equal("FS2006", (await lake.LandOneAsync(Sources.Gps, lake.Write("c.xlsx", StatementFiles.Xlsx((Toll, []))))).Error?.Code);
    }

    internal static string IdOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
