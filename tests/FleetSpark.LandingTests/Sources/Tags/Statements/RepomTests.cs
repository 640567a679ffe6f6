using System.Text;
using FleetSpark.Landing;

namespace FleetSpark.LandingTests.Statements;

/// <summary>Repom's CSV, by the names of its columns, and the refunds in it.</summary>
public sealed class RepomTests
{
    private const string Charge = "77|30/03/2026|29/03/2026|12:00:01|Pedágio|Sem Parar|ABC1D23|62|Praça Norte|1.013,60";
    private const string Facts = "ABC1D23\nPRACA NORTE\n2026-03-29T12:00:01\n1013.60\ntoll\n";

    [Fact]
    public async Task Charge_BelowALongPreamble_BecomesARecord()
    {
        foreach (var text in new[] { StatementFiles.Repom(Charge), "\uFEFF" + StatementFiles.Repom(Charge, "|||||||||", string.Empty), StatementFiles.Repom(Charge, Charge)[..^2] })
        {
            using var lake = new RawLake();
            var report = await lake.LandOneAsync(Sources.Of("tags"), lake.Write("export.txt", text));
            Assert.Null(report.Error);
            var record = $$"""{"transaction_id":"{{StatementTests.IdOf(Facts + 1)}}","plate":"ABC1D23","kind":"toll","occurred_at":"2026-03-29T12:00:01","amount":"1013.60","currency":"BRL","place_name":"Praça Norte","axle_category":"8","statement_layout":"repom"}""";
            Assert.Equal(record, (await lake.RecordsAsync()).Distinct(StringComparer.Ordinal).Single()); // a code that comes twice is one charge
            Assert.Equal(0, report.Refused);
        }
    }

    [Fact]
    public async Task Header_InAnotherOrderAndSpelling_IsBoundByItsNames()
    {
        using var lake = new RawLake();
        const string text = "x\nVALOR DA TRANSACAO (R$);PLACA; Estabelecimento ;tipo de transação;MOV;hora da transação;Data  da  Transação\n\"13,60\";abc-1d23;\"Norte; km 1\";ESTACIONAMENTO;;12:00:01;29/03/2026\n";
        await lake.LandOneAsync(Sources.Of("tags"), lake.Write("a.csv", Encoding.Latin1.GetBytes(text)));
        Assert.Contains("\"plate\":\"ABC1D23\",\"kind\":\"parking\",\"occurred_at\":\"2026-03-29T12:00:01\",\"amount\":\"13.60\",\"currency\":\"BRL\",\"place_name\":\"Norte; km 1\",\"statement_layout\":\"repom\"", Assert.Single(await lake.RecordsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the code's charge", "{77} [77]", "77|Pedágio", "77|Estorno Pedágio")]
    [InlineData("above its charge", "[77] {77}", "77|Estorno Pedágio", "77|Pedágio")]
    [InlineData("equal charges by their codes", "{78} {77} [78]", "78|Pedágio", "77|Pedágio", "78|Estorno Pedágio")]
    [InlineData("the row's own charge, where the statement lacks it", "[77]", "77|Estorno Pedágio")]
    [InlineData("a second one of a code", "{77} [77] [77]", "77|Pedágio", "77|Estorno Pedágio", "77|Estorno Pedágio")]
    public async Task Refund_OfACode_HasTheIdOfItsCharge(string story, string expected, params string[] rows)
    {
        using var lake = new RawLake();
        var text = StatementFiles.Repom([.. rows.Select(row => row.Split('|')).Select(cells => $"{cells[0]}|30/03/2026|29/03/2026|12:00:01|{cells[1]}|x|ABC1D23|2|Praça Norte|{(cells[1][0] == 'E' ? "-" : string.Empty)}1.013,60")]);
        var report = await lake.LandOneAsync(Sources.Of("tags"), lake.Write("a.csv", text));
        Assert.Equal(0, report.Refused);
        string[] codes = ["77", "78"];
        var ids = codes.ToDictionary(code => StatementTests.IdOf(Facts + (code == "78" ? 2 : 1)), code => code, StringComparer.Ordinal);
        var found = (await lake.RecordsAsync()).Select(record => record.Contains("\"is_refund\":\"true\"", StringComparison.Ordinal) ? $"[{ids[record.Split('"')[3]]}]" : $"{{{ids[record.Split('"')[3]]}}}");
        Assert.True(expected == string.Join(' ', found), story);
    }

    [Fact]
    public async Task Rows_ThatAreNone_AreKeptAsTheyCame()
    {
        using var lake = new RawLake();
        var kind = Charge.Replace("Pedágio", "Mensalidade", StringComparison.Ordinal);
        var rest = "\"never closed|\r\n" + Charge + "\r\n";
        var text = "\uFEFF" + StatementFiles.Repom(Charge, kind, "1|2", Charge.Replace("ABC1D23", "-", StringComparison.Ordinal)) + rest.Replace('|', ';');
        var report = await lake.LandOneAsync(Sources.Of("tags"), lake.Write("a.csv", text));
        Assert.Equal((1L, 4L), (report.Records, report.Refused));
        Assert.Equal(
            ["csv_broken " + rest.Replace('|', ';'), "csv_broken 1;2", "statement_kind_unknown " + kind.Replace('|', ';'), "statement_plate_missing " + Charge.Replace("ABC1D23", "-", StringComparison.Ordinal).Replace('|', ';')],
            (await lake.RefusedAsync()).Select(refused => $"{refused.Reason} {refused.Text}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task StatementOfUses_WithoutPlateAndTime_IsRefusedByTheirNames()
    {
        using var lake = new RawLake();
        var text = Encoding.Latin1.GetBytes("Data de Utilização;Nome do Estabelecimento;Endereço do Estabelecimento;Valor Cobrado;Tipo de Transação\n29/03/2026;Norte;x;13,60;PEDAGIO\n");
        var report = await lake.LandOneAsync(Sources.Of("tags"), lake.Write("a.csv", text));
        Assert.Equal(("FS2116", FileOutcome.Failed), (report.Error?.Code, report.Outcome));
        Assert.Contains("(semparar_or_veloe) without plate ('Placa'), time of occurred_at ('Hora de Utilização')", report.Error!.Message, StringComparison.Ordinal);
        Assert.Empty(await lake.KeysAsync());
    }
}
