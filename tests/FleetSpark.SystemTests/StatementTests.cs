using System.Globalization;

namespace FleetSpark.SystemTests;

/// <summary>The operator's API and its statement of the same charges, landed as files, through the whole pipeline.</summary>
public sealed class StatementTests
{
    private const string AllRows = "SELECT transaction_id, is_refund, plate, kind, occurred_at, amount_brl, place_name, statement_layout FROM tag_transactions ORDER BY ALL";
    private const string Header = "Código da transação;Data da Transação;Hora da Transação;Tipo de Transação;Placa;Categoria cobrada;Estabelecimento;Valor da Transação(R$)";
    private static readonly DateTime First = new(2026, 3, 9, 22, 0, 0, DateTimeKind.Unspecified); // São Paulo's time; three hours before midnight of the UTC day

    [Fact]
    public async Task Statement_OfChargesThatTheApiGave_AddsWhatTheApiLacksAndNothingElse()
    {
        using var lake = new TestLake();
        using var folder = new TemporaryFolder();
        var charges = Charges().ToList();
        await lake.LandAsync("tags", Write(folder, "20260312T120000Z.ndjson", charges.Select(AsJson)));
        await lake.RunAsync();
        var before = await lake.QueryAsync(AllRows);
        Assert.Equal(charges.Count, before.Count);

        string[] lacking = ["x-1;10/03/2026;08:00:00;Pedágio;AAA1A11;61;Praça Nova;9,90", "x-1;11/03/2026;08:00:00;Estorno Pedágio;AAA1A11;61;Praça Nova;9,90", ";10/03/2026;08:00:00;;;;Total;1.000,00"];
        var landed = await lake.LandAsync("tags", Write(folder, "20260313T120000Z.csv", ["Extrato", Header, .. charges.Select(AsRow).Reverse(), .. lacking]));
        Assert.Null(Assert.Single(landed.Files).Error);
        var balance = Assert.Single((await lake.RunAsync()).Balance, row => row.Source == "tags");
        Assert.Equal((charges.Count * 2) + 3, balance.Landed);
        Assert.Equal((charges.Count * 2) + 2, balance.Ok);
        Assert.Equal((charges.Count + 2L, charges.Count, 1L), (balance.Kept, balance.Duplicates, balance.Refused));

        var after = await lake.QueryAsync(AllRows);
        var added = after.Where(row => row[^1] == "repom").ToList();
        Assert.Equal(before, after.Where(row => row[^1] != "repom"));
        Assert.Equal(["9.9", "-9.9"], added.OrderBy(row => row[1], StringComparer.Ordinal).Select(row => row[5]));
        Assert.Single(added.Select(row => row[0]).Distinct(StringComparer.Ordinal));
        Assert.Equal("7", Assert.Single(await lake.QueryAsync("SELECT DISTINCT axle_category FROM tag_transactions WHERE statement_layout = 'repom'"))[0]);
    }

    // Over two UTC days, some equal in all but their ids, one in seven given back.
    private static IEnumerable<(string Id, DateTime At, int Cents, string Place, bool IsRefund)> Charges()
    {
        for (var number = 0; number < 60; number++)
        {
            var charge = (Id: $"t-{number}", At: First.AddMinutes(number / 3 * 10), Cents: 1_000_00 + (number / 3), Place: number % 2 == 0 ? "Praça São João" : "praca  sao joão", IsRefund: false);
            yield return charge;
            if (number % 7 == 0)
            {
                yield return charge with { IsRefund = true };
            }
        }
    }

    private static string AsJson((string Id, DateTime At, int Cents, string Place, bool IsRefund) charge) =>
        $$"""{"transaction_id":"{{charge.Id}}","plate":"AAA1A11","kind":"toll","occurred_at":"{{charge.At:yyyy-MM-ddTHH:mm:ss}}.250-03:00","amount":"{{(charge.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture)}}","currency":"BRL","place_name":"{{charge.Place}}","is_refund":{{(charge.IsRefund ? "true" : "false")}}}""";

    private static string AsRow((string Id, DateTime At, int Cents, string Place, bool IsRefund) charge) =>
        $"{charge.Id};{charge.At:dd\\/MM\\/yyyy};{charge.At:HH:mm:ss};{(charge.IsRefund ? "Estorno Pedágio" : "Pedágio")};aaa-1a11;2;PRAÇA SÃO JOÃO;{charge.Cents / 100},{charge.Cents % 100:00}";

    private static string Write(TemporaryFolder folder, string name, IEnumerable<string> lines)
    {
        var path = folder.PathOf(name);
        File.WriteAllLines(path, lines);
        return path;
    }
}
