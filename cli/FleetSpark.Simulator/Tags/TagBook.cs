using System.Text;
using FleetSpark.Simulator.Defects;
using FleetSpark.Simulator.Fleet;
using FleetSpark.Simulator.Numbers;
using FleetSpark.Simulator.Output;
using FleetSpark.Simulator.Roads;

namespace FleetSpark.Simulator.Tags;

/// <summary>
/// The tag operator: holds each charge until it is posted, then sends it with the next file, four a day. A few it sends twice, corrects,
/// or refunds; a few are of plates that are not the company's; a few records are spoilt, always besides the good ones.
/// </summary>
internal sealed class TagBook(Timetable times, IReadOnlyList<Truck> trucks, IReadOnlyList<TollPlaza> plazas, Invoices invoices)
{
    // Each of the rare things befalls the charge of one ordinal in so many, so that a small run has them all.
    private const int Rarity = 300;
    private readonly PriorityQueue<TagRecord, (long PostedAt, long Ordinal)> _waiting = new();
    private readonly Dice _dice = Dice.Of(times.Seed, Rolls.Tags, -1);
    private long _charges;
    private long _records;
    private int _spoilt;

    /// <summary>Whether every charge was sent.</summary>
    public bool IsEmpty => _waiting.Count == 0;

    /// <summary>Takes a charge.</summary>
    public void Add(Charge charge)
    {
        var ordinal = _charges++ % Rarity;
        var posted = charge.PostedAt;
        switch (ordinal)
        {
            case 8:
                // First with the day before; the correction, posted a day later, holds.
                Wait(charge with { OccurredAt = charge.OccurredAt - LocalTime.Day, EnteredAt = charge.EnteredAt - LocalTime.Day }, "charge_corrected", Verdicts.Duplicate);
                charge = charge with { PostedAt = posted + LocalTime.Day };
                break;
            case 13:
                Wait(charge, "charge_sent_twice", Verdicts.Duplicate);
                break;
            case 18:
                var refund = charge with { PostedAt = posted + _dice.Between(86_400, 200_000) };
                invoices.Add(refund.TruckIndex, refund.PostedAt, -refund.Cents);
                Wait(refund, "charge_refunded", Verdicts.Refund);
                break;
            case 23:
                var stranger = charge with { TransactionId = $"TX{charge.TransactionId[2..]}", Plate = Truck.PlateOf(300_000_000 + (int)(_charges % 1_000_000)) };
                invoices.Add(stranger.TruckIndex, stranger.PostedAt, stranger.Cents);
                Wait(stranger, "plate_unknown", Verdicts.UnknownPlate);
                break;
            default:
                break;
        }

        invoices.Add(charge.TruckIndex, charge.PostedAt, charge.Cents);
        Wait(charge, null, null);
    }

    /// <summary>The file of a send time: all that was posted by then.</summary>
    public Lines Send(long sent, List<Defect> defects)
    {
        var lines = new Lines("tags", sent);
        while (_waiting.TryPeek(out _, out var key) && key.PostedAt <= sent)
        {
            var record = _waiting.Dequeue();
            var text = ToRaw(record).ToString();
            lines.Add(text);
            if (record.Kind is not null)
            {
                defects.Add(Planted(record.Kind, record.Verdict!, sent, record.Charge, text));
            }

            if (_dice.PerMille(3))
            {
                Spoil(_dice.Pick(_dice.PerMille(800) ? TagDefects.Rejected : Refusals.Kinds), lines, defects);
            }
        }

        return lines;
    }

    /// <summary>Plants a share of the kinds of spoilt records, so that after as many calls as there are shares each was planted once.</summary>
    public void SpoilShare(int share, int shares, Lines lines, List<Defect> defects)
    {
        string[] all = [.. TagDefects.Rejected, .. Refusals.Kinds, "record_too_long"];
        for (var i = share; i < all.Length; i += shares)
        {
            Spoil(all[i], lines, defects);
        }
    }

    private void Wait(Charge charge, string? kind, string? verdict) => _waiting.Enqueue(new TagRecord(charge, kind, verdict), (charge.PostedAt, _records++));

    private void Spoil(string kind, Lines lines, List<Defect> defects)
    {
        var (truck, plaza) = (_dice.Pick(trucks), _dice.Pick(plazas));
        var occurred = lines.Sent - _dice.Between(7_200, 30_000);
        var charge = new Charge(
            $"TS{Timetable.Instant(lines.Sent):yyyyMMdd}{++_spoilt:D6}", truck.Index, truck.Plate, plaza, null, null, occurred, (long)plaza.CentsPerAxle * truck.Axles, truck.Axles, occurred + 3_600);
        var good = ToRaw(new TagRecord(charge, null, null));
        if (TagDefects.Rejected.Contains(kind))
        {
            var spoilt = TagDefects.Spoil(kind, good, Timetable.Utc(lines.Sent + (_dice.Between(48, 400) * 3_600L)), _dice).ToString();
            lines.Add(spoilt);
            defects.Add(Planted(kind, Verdicts.Rejected, lines.Sent, charge, spoilt));
            return;
        }

        var bytes = Refusals.Spoil(kind, good, "plate", _dice);
        lines.Add(bytes);
        defects.Add(Planted(kind, Verdicts.Refused, lines.Sent, charge, kind is "utf8_invalid" or "record_too_long" ? null : Encoding.UTF8.GetString(bytes)));
    }

    private RawRecord ToRaw(TagRecord record)
    {
        var charge = record.Charge;
        var raw = RawRecord.Empty
            .WithText("transaction_id", charge.TransactionId)
            .WithText("plate", charge.Plate)
            .WithText("kind", charge.Kind)
            .WithText("occurred_at", Time(charge, charge.OccurredAt))
            .With("amount", Amount(charge))
            .WithText("currency", "BRL")
            .WithText("tag_number", $"8140{charge.TruckIndex:D6}");
        raw = charge.Plaza is { } plaza
            ? raw.WithText("plaza_id", plaza.Id).WithText("place_name", plaza.Name).With("axle_category", charge.OccurredAt % 4 == 0 ? $"\"{charge.Axles}\"" : $"{charge.Axles}")
            : raw.WithText("place_name", charge.Place!.Name).WithText("entered_at", Time(charge, charge.EnteredAt!.Value));
        raw = raw.WithText("posted_at", Time(charge, charge.PostedAt)).WithText("invoice_id", invoices.NameFor(charge.TruckIndex, charge.PostedAt));
        return record.Verdict == Verdicts.Refund ? raw.With("is_refund", "true") : charge.TruckIndex % 3 == 0 ? raw.With("is_refund", "false") : raw;
    }

    // Local time without an offset, as the operator's statements have it, or with one, as its newer service does.
    private static string Time(Charge charge, long at) => charge.TruckIndex % 5 < 3 ? Timetable.Wall(at) : $"{Timetable.Wall(at)}-03:00";

    private static string Amount(Charge charge) => charge.TruckIndex % 2 == 0 ? $"{charge.Cents / 100}.{charge.Cents % 100:D2}" : $"\"{charge.Cents / 100}.{charge.Cents % 100:D2}\"";

    private static Defect Planted(string kind, string verdict, long sent, Charge charge, string? text) =>
        new("tags", kind, verdict, sent) { TransactionId = charge.TransactionId, Plate = charge.Plate, Text = text };
}

/// <summary>A charge that waits to be sent.</summary>
/// <param name="Charge">The charge.</param>
/// <param name="Kind">What is odd about it, if anything.</param>
/// <param name="Verdict">What should become of it then.</param>
internal sealed record TagRecord(Charge Charge, string? Kind, string? Verdict);
