using CsCheck;

namespace FleetSpark.PropertyTests;

/// <summary>Random records of four days, from few values, so that keys meet often: copies, corrections, swaps, borders, bad values.</summary>
internal static class RecordGenerators
{
    public const int FirstDay = 7;
    public const int LastDay = 10;

    /// <summary>Some records of every source.</summary>
    public static readonly Gen<SampleRecord[]> Records = Gen.Select(
        Fix.Array[0, 60], Registry.Array[0, 8], Charge.Array[0, 14], BankEntry.Array[0, 10], Place.Array[0, 3],
        (fixes, rows, charges, entries, places) => (SampleRecord[])[.. fixes, .. rows, .. charges, .. entries, .. places]);

    /// <summary>A change of the registry.</summary>
    public static Gen<SampleRecord> Registry => Gen.Select(
        OneOf("AAA1A11", "BBB2B22", "ccc-3c33"), OneOf("dev-1", "dev-2", "dev-3"), Moment, OneOf("ana", "bia", null), OneOf("Ana Souza", "Bia Lima", null),
        Gen.Frequency((7, OneOf([null])), (2, OneOf("true")), (1, OneOf("perhaps"))), OneOf("FH", "R450"),
        (plate, device, at, driver, name, retired, model) => SampleRecord.Of(
            "fleet", ("plate", plate), ("model", model), ("device_number", device), ("valid_from", at), ("driver_id", driver), ("driver_name", name), ("retired", retired)));

    private static Gen<string?> OneOf(params string?[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<string> Moment => Gen.Select(Gen.Int[FirstDay, LastDay], OneOf("00:00:00", "03:00:00", "12:00:00", "23:59:59.999999"), (day, time) => $"2026-03-{day:00}T{time}Z");

    // One instant in two spellings.
    private static Gen<string> FixTime => Gen.Frequency(
        (3, Gen.Select(Gen.Int[FirstDay, LastDay], Gen.Int[0, 23], Gen.Int[0, 3], (day, hour, quarter) => $"2026-03-{day:00}T{hour:00}:{quarter * 15:00}:00Z")),
        (1, Gen.Select(Gen.Int[FirstDay, LastDay], Gen.Int[0, 20], (day, hour) => $"2026-03-{day:00}T{hour:00}:00:00.0-03:00")),
        (1, Moment));

    private static Gen<SampleRecord> Fix => Gen.Select(
        OneOf("dev-1", "dev-2", "dev-9"), FixTime, Gen.Frequency((20, Gen.Int[0, 4].Select(step => $"-23.0{step}")), (1, OneOf("91", "0.000", "-0").Select(text => text!))),
        OneOf("-46.5", "-46.50", "-46.4"), OneOf("50", "50.04", "fast", null), OneOf("true", "false", "perhaps", null),
        (device, at, latitude, longitude, speed, ignition) => SampleRecord.Of(
            "gps", ("device_number", device), ("recorded_at", at), ("latitude", latitude), ("longitude", longitude), ("speed_kmh", speed), ("ignition", ignition)));

    private static Gen<SampleRecord> Charge => Gen.Select(
        OneOf("t-1", "t-2", "t-3", "t-4"), OneOf("AAA1A11", "BBB2B22", "ZZZ9Z99"), Moment, OneOf("10", "12.50", "0.01", "1.005"), OneOf("toll", "parking"),
        OneOf("2026-03-11T01:00:00Z", "2026-03-11T02:00:00", null), OneOf("true", "false", null),
        (id, plate, at, amount, kind, posted, refund) => SampleRecord.Of(
            "tags", ("transaction_id", id), ("plate", plate), ("kind", kind), ("occurred_at", at), ("amount", amount), ("currency", "BRL"), ("posted_at", posted), ("is_refund", refund)));

    private static Gen<SampleRecord> BankEntry => Gen.Select(
        OneOf("x-1", "x-2", "x-3"), OneOf("a-1", "a-2"), Moment, OneOf("10.00", "12.5000"), OneOf("TRANSACAO_EFETIVADA", "LANCAMENTO_FUTURO", "TRANSACAO_PROCESSANDO", "DONE"),
        OneOf("CREDITO", "DEBITO"), OneOf("12345678901", "1234", null),
        (id, account, at, amount, status, direction, party) => SampleRecord.Of(
            "bank", ("accountId", account), ("transactionId", id), ("completedAuthorisedPaymentType", status), ("creditDebitType", direction), ("transactionName", "Invoice"), ("type", "PIX"),
            ("transactionAmount", SampleRecord.ObjectOf(("amount", amount), ("currency", "BRL"))), ("transactionDateTime", at), ("partieCnpjCpf", party)));

    private static Gen<SampleRecord> Place => Gen.Select(OneOf("Depot", "Yard"), OneOf("100", "200", "-1"), (name, radius) => new SampleRecord(
        "places", $$$"""{"type":"Feature","geometry":{"type":"Point","coordinates":[-46.5,-23.5]},"properties":{"name":"{{{name}}}","radius_m":{{{radius}}}}}"""));
}
