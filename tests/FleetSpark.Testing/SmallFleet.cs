namespace FleetSpark.Testing;

/// <summary>A small fleet that drives for some days of March 2026, the same each time: two trucks, a fix every three hours, a charge and an entry a day.</summary>
public static class SmallFleet
{
    private static readonly DateTimeOffset SentAt = new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A lake with what such a fleet sent, not run yet.</summary>
    public static async Task<TestLake> OfDaysAsync(int days, string? settings = null, string engine = TestEngines.DuckDb)
    {
        var lake = new TestLake(settings, engine);
        var all = Enumerable.Range(1, days).ToList();
        await lake.PutAsync("fleet", SentAt, Change(1, "2026-02-01T03:00:00Z", "ana"), Change(2, "2026-02-01T03:00:00Z", "ana"));
        await lake.PutAsync("gps", SentAt, [.. all.SelectMany(day => Enumerable.Range(0, 16).Select(i => Fix(1 + (i % 2), $"2026-03-{day:00}T{1 + (i / 2 * 3):00}:00:00Z", i))), """{"device_number":"dev-1"}"""]);
        await lake.PutAsync("tags", SentAt, [.. all.Select(Charge), "{}"]);
        await lake.PutAsync("bank", SentAt, [.. all.Select(Entry)]);
        await lake.PutAsync("places", SentAt, Place("Depot"));
        return lake;
    }

    /// <summary>A row of the registry.</summary>
    public static string Change(int truck, string validFrom, string driver) =>
        $$"""{"plate":"AAA0A0{{truck}}","model":"FH","device_number":"dev-{{truck}}","valid_from":"{{validFrom}}","driver_id":"{{driver}}"}""";

    /// <summary>A fix of a truck's device.</summary>
    public static string Fix(int truck, string at, int step) => $$"""{"device_number":"dev-{{truck}}","latitude":-23.{{step + 10}},"longitude":-46.5,"recorded_at":"{{at}}"}""";

    /// <summary>A charge of the first truck at noon of a day.</summary>
    public static string Charge(int day) => $$"""{"transaction_id":"t-{{day}}","plate":"AAA0A01","kind":"toll","occurred_at":"2026-03-{{day:00}}T12:00:00Z","amount":"10","currency":"BRL"}""";

    /// <summary>A bank's entry at noon of a day: final on even days, pending on others.</summary>
    public static string Entry(int day) =>
        $$$"""{"accountId":"a-1","transactionId":"x-{{{day}}}","completedAuthorisedPaymentType":"{{{(day % 2 == 0 ? "TRANSACAO_EFETIVADA" : "LANCAMENTO_FUTURO")}}}","creditDebitType":"DEBITO","transactionName":"Toll","type":"PIX","transactionAmount":{"amount":"10.00","currency":"BRL"},"transactionDateTime":"2026-03-{{{day:00}}}T12:00:00Z"}""";

    /// <summary>A place with a circle around it.</summary>
    public static string Place(string name) => $$$"""{"type":"Feature","geometry":{"type":"Point","coordinates":[-46.5,-23.5]},"properties":{"name":"{{{name}}}","radius_m":100}}""";

    /// <summary>Puts records that come later than the others.</summary>
    public static Task PutLateAsync(TestLake lake, string source, params IReadOnlyList<string> records) => lake.PutAsync(source, SentAt.AddHours(1), records);
}
