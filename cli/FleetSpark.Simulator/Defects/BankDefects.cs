using FleetSpark.Simulator.Numbers;

namespace FleetSpark.Simulator.Defects;

/// <summary>Spoils a bank transaction in one place.</summary>
internal static class BankDefects
{
    /// <summary>What staging rejects, by reason code.</summary>
    public static readonly string[] Rejected =
    [
        "transaction_id_missing", "account_id_missing", "status_unknown", "amount_fraction_of_cent", "amount_negative", "currency_unknown",
        "booked_at_not_a_time",
    ];

    /// <summary>The spoilt record.</summary>
    /// <param name="kind">One of <see cref="Rejected"/>.</param>
    /// <param name="good">A record with nothing wrong.</param>
    /// <param name="dice">Chooses among the ways to be wrong.</param>
    public static RawRecord Spoil(string kind, RawRecord good, Dice dice) => kind switch
    {
        "transaction_id_missing" => Missing.From(good, "transactionId", dice),
        "account_id_missing" => Missing.From(good, "accountId", dice),
        "status_unknown" => good.WithText("completedAuthorisedPaymentType", dice.Pick(["TRANSACAO_CANCELADA", "EFETIVADA"])),
        "amount_fraction_of_cent" => good.With("transactionAmount", """{"amount":"10.0450","currency":"BRL"}"""),
        "amount_negative" => good.With("transactionAmount", """{"amount":"-10.00","currency":"BRL"}"""),
        "currency_unknown" => good.With("transactionAmount", """{"amount":"10.00","currency":"USD"}"""),
        "booked_at_not_a_time" => good.WithText("transactionDateTime", dice.Pick(["2026-02-30T10:00:00.000Z", "30/03/2026"])),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };
}
