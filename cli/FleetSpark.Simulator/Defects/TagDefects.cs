using FleetSpark.Simulator.Numbers;

namespace FleetSpark.Simulator.Defects;

/// <summary>Spoils a tag transaction in one place.</summary>
internal static class TagDefects
{
    /// <summary>What staging rejects, by reason code.</summary>
    public static readonly string[] Rejected =
    [
        "transaction_id_missing", "plate_missing", "kind_missing", "kind_unknown", "occurred_at_missing", "occurred_at_not_a_time",
        "occurred_at_too_early", "occurred_at_in_future", "amount_missing", "amount_not_a_number", "amount_not_positive",
        "amount_fraction_of_cent", "amount_too_large", "currency_missing", "currency_unknown", "posted_at_not_a_time",
        "axle_category_not_a_number", "is_refund_not_a_boolean",
    ];

    /// <summary>The spoilt record.</summary>
    /// <param name="kind">One of <see cref="Rejected"/>.</param>
    /// <param name="good">A record with nothing wrong.</param>
    /// <param name="future">An ISO 8601 instant more than a day after the file's send time.</param>
    /// <param name="dice">Chooses among the ways to be wrong.</param>
    public static RawRecord Spoil(string kind, RawRecord good, string future, Dice dice) => kind switch
    {
        "transaction_id_missing" => Missing.From(good, "transaction_id", dice),
        "plate_missing" => Missing.From(good, "plate", dice),
        "kind_missing" => Missing.From(good, "kind", dice),
        "kind_unknown" => good.WithText("kind", dice.Pick(["ferry", "TOLL FEE", "abastecimento"])),
        "occurred_at_missing" => Missing.From(good, "occurred_at", dice),
        "occurred_at_not_a_time" => good.WithText("occurred_at", dice.Pick(["2026-02-30T10:00:00", "29/03/2026 10:00", "ontem"])),
        "occurred_at_too_early" => good.WithText("occurred_at", dice.Pick(["1999-12-31T20:59:59", "1900-01-01T00:00:00"])),
        "occurred_at_in_future" => good.WithText("occurred_at", future),
        "amount_missing" => Missing.From(good, "amount", dice),
        "amount_not_a_number" => good.WithText("amount", dice.Pick(["12,50", "R$ 12.50", "doze"])),
        "amount_not_positive" => good.With("amount", dice.Pick(["0", "-12.50", "\"0.00\""])),
        "amount_fraction_of_cent" => good.With("amount", dice.Pick(["12.505", "\"0.001\"", "7.1250"])),
        "amount_too_large" => good.With("amount", dice.Pick(["1000000000", "\"2500000000.00\""])),
        "currency_missing" => Missing.From(good, "currency", dice),
        "currency_unknown" => good.WithText("currency", dice.Pick(["USD", "R$", "ARS"])),
        "posted_at_not_a_time" => good.WithText("posted_at", dice.Pick(["2026-02-30T10:00:00", "logo"])),
        "axle_category_not_a_number" => good.WithText("axle_category", dice.Pick(["six", "4 eixos"])),
        "is_refund_not_a_boolean" => good.WithText("is_refund", dice.Pick(["maybe", "talvez"])),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };
}
