using System.Text;
using FleetSpark.Simulator.Defects;
using FleetSpark.Simulator.Numbers;
using FleetSpark.Simulator.Output;
using FleetSpark.Simulator.Tags;

namespace FleetSpark.Simulator.Bank;

/// <summary>
/// The company's bank: a file each evening with what moved on its accounts that day. Tag invoices are paid by boleto on the day after they
/// close; some payments are announced or in progress one day and final the next, a few under another id; a few are sent twice.
/// </summary>
internal sealed class BankBook(Timetable times, Invoices invoices)
{
    private const string Tolls = "92792126019929279212650822221989319252576";
    private const string Freight = "11793847561029384756473829101928374650192";
    private readonly List<(RawRecord Final, RawRecord Pending, string Id, long PendingSent)> _pending = [];
    private readonly List<(RawRecord Record, string Id)> _again = [];
    private int _count;

    /// <summary>The file of a day.</summary>
    public Lines SendDay(int day, List<Defect> defects)
    {
        var start = times.First + ((long)day * LocalTime.Day);
        var dice = Dice.Of(times.Seed, Rolls.Bank, day);
        var lines = new Lines("bank", start + (21 * 3_600));
        FinishPending(lines, defects);
        PayInvoice(start, lines);
        Pay(start, dice, lines);
        Announce(start, dice, lines, defects);
        Repeat(dice, lines, defects);
        string[] kinds = day == 0 && times.PlantsEveryKind ? [.. BankDefects.Rejected, .. Refusals.Kinds]
            : dice.PerMille(60 + Math.Min(times.Trucks / 4, 900)) ? [dice.Pick(BankDefects.Rejected)] : [];
        foreach (var kind in kinds)
        {
            Spoil(kind, start, dice, lines, defects);
        }

        return lines;
    }

    private void PayInvoice(long start, Lines lines)
    {
        var (name, cents) = invoices.Close(LocalTime.DayNumber(start + 43_200) - 1);
        if (cents > 0)
        {
            lines.Add(Movement(Tolls, NextId(start), "DEBITO", $"PAGAMENTO BOLETO TAG PEDAGIO FATURA {name}", "BOLETO", cents, start + 46_800, "00000000000191").ToString());
        }
    }

    private void Pay(long start, Dice dice, Lines lines)
    {
        var fuel = 1 + (times.Trucks * dice.Between(250, 350) / 1_000);
        for (var i = 0; i < fuel; i++)
        {
            var record = Movement(Tolls, NextId(start), "DEBITO", "PIX ENVIADO POSTO DE COMBUSTIVEL", "PIX", dice.Between(60_000, 420_000), start + dice.Between(36_000, 75_000), "00000000000272");
            lines.Add(record.ToString());
        }

        for (var i = 0; i < 1 + (times.Trucks / 12); i++)
        {
            var type = dice.Pick(["TED", "PIX", "TRANSFERENCIA_MESMA_INSTITUICAO"]);
            lines.Add(Movement(Freight, NextId(start), "CREDITO", "RECEBIMENTO DE FRETE", type, dice.Between(180_000, 2_400_000), start + dice.Between(43_200, 75_000), "00000000000353").ToString());
        }

        lines.Add(Movement(Freight, NextId(start), "DEBITO", "TARIFA DE SERVICOS", "TARIFA_SERVICOS_AVULSOS", dice.Between(150, 990), start + 70_000, null).ToString());
        if (Timetable.Instant(start).Day == 5)
        {
            for (var i = 0; i < times.Trucks; i++)
            {
                lines.Add(Movement(Freight, NextId(start), "DEBITO", "FOLHA DE PAGAMENTO", "FOLHA_PAGAMENTO", dice.Between(280_000, 720_000), start + 50_000, "00000000000434").ToString());
            }
        }
    }

    // What is not final today is tomorrow: under its own id, or under another, and then the first stays pending.
    private void Announce(long start, Dice dice, Lines lines, List<Defect> defects)
    {
        for (var i = 0; i < 3 + (times.Trucks / 300); i++)
        {
            var isFuture = i % 2 == 0;
            var (id, cents, at) = (NextId(start), dice.Between(10_000, 900_000), start + (isFuture ? LocalTime.Day + 46_800 : dice.Between(60_000, 75_000)));
            var final = Movement(Freight, id, "DEBITO", isFuture ? "PAGAMENTO BOLETO MANUTENCAO" : "PIX ENVIADO OFICINA", isFuture ? "BOLETO" : "PIX", cents, at, "00000000000515");
            var pending = final.WithText("completedAuthorisedPaymentType", isFuture ? "LANCAMENTO_FUTURO" : "TRANSACAO_PROCESSANDO");
            lines.Add(pending.ToString());
            if (i % 3 == 2)
            {
                defects.Add(new Defect("bank", "pending_changes_id", Verdicts.Pending, lines.Sent) { TransactionId = id, Text = pending.ToString() });
                _again.Add((final.WithText("transactionId", NextId(start)), ""));
            }
            else
            {
                _pending.Add((final, pending, id, lines.Sent));
            }
        }
    }

    private void FinishPending(Lines lines, List<Defect> defects)
    {
        foreach (var (final, pending, id, pendingSent) in _pending)
        {
            lines.Add(final.ToString());
            defects.Add(new Defect("bank", "pending_then_final", Verdicts.Duplicate, pendingSent) { TransactionId = id, Text = pending.ToString() });
        }

        _pending.Clear();
        foreach (var (record, id) in _again)
        {
            lines.Add(record.ToString());
            if (id.Length > 0)
            {
                defects.Add(new Defect("bank", "transaction_sent_twice", Verdicts.Duplicate, lines.Sent) { TransactionId = id, Text = record.ToString() });
            }
        }

        _again.Clear();
    }

    // The bank's next file, or the end of this one, has a transaction a second time.
    private void Repeat(Dice dice, Lines lines, List<Defect> defects)
    {
        for (var i = 0; i < 1 + (times.Trucks / 1_000); i++)
        {
            var (id, start) = (NextId(lines.Sent), lines.Sent - 75_600);
            var record = Movement(Tolls, id, "DEBITO", "CARTAO DE ABASTECIMENTO", "CARTAO", dice.Between(20_000, 90_000), start + dice.Between(40_000, 75_000), "00000000000272");
            lines.Add(record.ToString());
            if (i % 2 == 1)
            {
                _again.Add((record, id));
                continue;
            }

            lines.Add(record.ToString());
            defects.Add(new Defect("bank", "transaction_sent_twice", Verdicts.Duplicate, lines.Sent) { TransactionId = id, Text = record.ToString() });
        }
    }

    private void Spoil(string kind, long start, Dice dice, Lines lines, List<Defect> defects)
    {
        var id = NextId(start);
        var good = Movement(Freight, id, "DEBITO", "COMPRA DE PNEUS", "PIX", dice.Between(1_000, 900_000), start + dice.Between(40_000, 75_000), "00000000000604");
        var isRejected = BankDefects.Rejected.Contains(kind);
        var bytes = isRejected ? Encoding.UTF8.GetBytes(BankDefects.Spoil(kind, good, dice).ToString()) : Refusals.Spoil(kind, good, "transactionId", dice);
        lines.Add(bytes);
        defects.Add(new Defect("bank", kind, isRejected ? Verdicts.Rejected : Verdicts.Refused, lines.Sent)
        {
            TransactionId = id, Text = kind == "utf8_invalid" ? null : Encoding.UTF8.GetString(bytes),
        });
    }

    private string NextId(long start) => $"TR{Timetable.Instant(start):yyyyMMdd}{++_count:D8}";

    private static RawRecord Movement(string account, string id, string way, string name, string type, long cents, long at, string? partner)
    {
        // Open Finance allows two to four decimals; the third and fourth are zeros here.
        var amount = $"{cents / 100}.{cents % 100:D2}{(cents % 7 == 0 ? "00" : "")}";
        var record = RawRecord.Empty
            .WithText("accountId", account)
            .WithText("transactionId", id)
            .WithText("completedAuthorisedPaymentType", "TRANSACAO_EFETIVADA")
            .WithText("creditDebitType", way)
            .WithText("transactionName", name)
            .WithText("type", type)
            .With("transactionAmount", $$"""{"amount":"{{amount}}","currency":"BRL"}""")
            .WithText("transactionDateTime", $"{Timetable.Wall(at + LocalTime.BehindUtc)}.000Z");
        return partner is null ? record : record.WithText("partieCnpjCpf", partner);
    }
}
