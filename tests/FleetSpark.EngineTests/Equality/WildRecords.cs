using System.Text;
using CsCheck;
using FleetSpark.PropertyTests;
using static FleetSpark.EngineTests.Equality.WildValues;

namespace FleetSpark.EngineTests.Equality;

/// <summary>
/// Raw files of all sources: good records whose keys meet often, and of every field now and then a wild value, so that each record is
/// wrong in few ways and each way is reached.
/// </summary>
internal static class WildRecords
{
    // Where calendars and clocks have their edges: the end of February, of centuries and of the Julian calendar, 1970, hours that come twice or never in several zones, a day that Apia never had.
    private static readonly string[] EdgeDays =
    [
        "1000-01-01", "1200-02-29", "1500-02-28", "1582-10-04", "1582-10-10", "1582-10-15", "1600-02-29", "1899-12-31", "1913-12-31", "1914-01-01", "1969-12-31", "1970-01-01", "2000-02-29", "2011-12-30", "2018-02-17",
        "2018-02-18", "2018-11-04", "2024-02-29", "2025-04-06", "2025-10-05", "2025-10-26", "2026-03-11", "2026-03-29",
    ];

    private static readonly string[] FarDays = ["9998-12-31", "9999-01-01", "9999-12-31"];
    private static readonly string[] Zones = ["America/Sao_Paulo", "America/Manaus", "America/Noronha", "Europe/Lisbon", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe", "Antarctica/Troll", "UTC"];

    // Lines that are no record, or one in an unusual dress.
    private static readonly byte[][] Junk =
    [
        .. new[]
        {
            "{", "{}", "[]", "[1]", "5", "null", "\"text\"", "not json", "{\"device_number\":\"dev-1\",}", "{\"device_number\":NaN}", "{\"plate\":\"\\ud83d\"}", "{\"plate\":\"\\u0000\"}", "{\"name\":\"a\",\"n\\u0061me\":\"b\"}",
            "{\"device_number\":\"dev-1\",\r\"latitude\":-23.5,\"longitude\":-46.5,\"recorded_at\":\"2026-03-07T12:00:00Z\"}", "\t{ \"device_number\" :\t\"dev-1\" , \"latitude\":-23.5,\"longitude\":-46.5,\"recorded_at\":\"2026-03-07T12:00:01Z\" }\t",
            "{\"\\u0064evice_number\":\"dev-2\",\"latitude\":-23.5,\"longitude\":-46.5,\"recorded_at\":\"2026-03-07T12:00:02Z\"}", "{\"DEVICE_NUMBER\":\"dev-9\",\"device_number\":\"dev-1\",\"latitude\":-23.5,\"longitude\":-46.5,\"recorded_at\":\"2026-03-07T12:00:03Z\"}",
            "{\"device_number\":\"dev-1\",\"Latitude\":-23.5,\"longitude\":-46.5,\"recorded_at\":\"2026-03-07T12:00:04Z\"}", "{\"device_number\":{\"a\":1}}", "{\"device_number\":true}",
        }.Select(Encoding.UTF8.GetBytes),
        Encoding.Latin1.GetBytes("{\"name\":\"São João\"}"),
        [0x7b, 0xff, 0x7d],
    ];

    /// <summary>A case: settings and files.</summary>
    public static Gen<WildCase> Cases { get; } = Gen.Select(Gen.Shuffle(EdgeDays), OneOf(Zones), Gen.Bool).SelectMany((edges, zone, isOld) =>
    {
        // Each makes up to three days of each table, of which Spark makes one in a second.
        string[] days = Testing.Cases.Of<string[]>(few: ["2026-03-10", edges[0]], many: ["2026-03-07", "2026-03-10", .. edges[..2]]);
        string[] ahead = [.. days, .. FarDays];
        var settings = $"company_zone: {zone}\nearliest_at: {(isOld ? "1000-01-01" : "2000-01-01")}\n";
        return Gen.Select(
            Lines(Fix(days), 150, 250), Lines(Change(ahead), 40, 70), Lines(Charge(days), 90, 150), Lines(Entry(ahead), 90, 150), Lines(Place(ahead), 60, 100), RecordGenerators.Records,
            (fixes, changes, charges, entries, places, usual) => new WildCase(settings, Together(usual, ("bank", entries), ("fleet", changes), ("gps", fixes), ("places", places), ("tags", charges))));
    });

    private static (string, byte[][])[] Together(SampleRecord[] usual, params (string Source, byte[][] Lines)[] wild) =>
        [.. wild.Select(one => (one.Source, (byte[][])[.. one.Lines, .. usual.Where(record => record.Source == one.Source).Select(record => Encoding.UTF8.GetBytes(record.Json))]))];

    private static Gen<byte[][]> Lines(Gen<string> records, int least, int most) =>
        Gen.Frequency((30, records.Select(Encoding.UTF8.GetBytes)), (1, Gen.Int[0, Junk.Length - 1].Select(number => Junk[number]))).Array[least, most];

    private static Gen<string> Plate => AsJson(OneOf("AAA1A11", "AAA-1A11", "aaa 1a11", "BBB2B22", "CCC3C33"));

    private static Gen<string> Fix(string[] days) => Record(
        ("device_number", AsJson(OneOf("dev-1", "dev-2", "dev-3", "dév-🚚", " dev-1 ")), Text), ("recorded_at", GoodMoment(days), Moment(days)),
        ("latitude", Degrees(90), Number), ("longitude", Degrees(180), Number),
        ("speed_kmh", Measure(400), Number), ("heading_deg", Measure(360), Number), ("ignition", OneOf("true", "false", "\"TRUE\"", "null"), Truth),
        ("odometer_m", Measure(900_000), Number), ("accuracy_m", Measure(50), Number));

    private static Gen<string> Change(string[] days) => Record(
        ("plate", Plate, Text), ("model", AsJson(OneOf("FH", "R450", "Atego é")), Text), ("device_number", AsJson(OneOf("dev-1", "dev-2", "dev-3")), Text), ("valid_from", GoodMoment(days), Moment(days)),
        ("driver_id", AsJson(OneOf("ana", "bia")), Text), ("driver_name", AsJson(OneOf("Ana Souza", "Bia Conceição")), Text), ("axle_count", OneOf("2", "\"6\"", "10"), Number), ("fleet_name", AsJson(OneOf("Sul", "Norte")), Text),
        ("retired", OneOf("false", "null", "\"true\""), Truth), ("snapshot_at", GoodMoment(days), Moment(days)), ("withdrawn", OneOf("false", "null", "\"true\""), Truth));

    private static Gen<string> Charge(string[] days) => Record(
        ("transaction_id", AsJson(Gen.Int[1, 60].Select(number => $"t-{number}")), Text), ("plate", Plate, Text), ("kind", AsJson(OneOf("toll", "TOLL", "parking")), Text), ("occurred_at", GoodMoment(days), Moment(days)),
        ("amount", OneOf("10", "\"12.5\"", "0.01", "1e1", "999999999.99"), Number), ("currency", AsJson(OneOf("BRL", "brl")), Text), ("tag_number", Text, Text), ("plaza_id", Text, Text), ("place_name", AsJson(OneOf("Norte", "NORTE ")), Text),
        ("axle_category", OneOf("2", "\"9\""), Number), ("entered_at", GoodMoment(days), Moment(days)), ("posted_at", GoodMoment(days), Moment(days)), ("is_refund", OneOf("true", "false", "null"), Truth), ("invoice_id", Text, Text), ("statement_layout", OneOf("null", "\"repom\""), Text));

    private static Gen<string> Entry(string[] days) => Record(
        ("accountId", AsJson(OneOf("a-1", "a-2")), Text), ("transactionId", AsJson(Gen.Int[1, 50].Select(number => $"x-{number}")), Text),
        ("completedAuthorisedPaymentType", AsJson(OneOf("TRANSACAO_EFETIVADA", "LANCAMENTO_FUTURO", "TRANSACAO_PROCESSANDO")), Text), ("creditDebitType", AsJson(OneOf("CREDITO", "DEBITO")), Text),
        ("transactionName", Text, Text), ("type", AsJson(OneOf("PIX", "BOLETO")), Text),
        ("transactionAmount", Record(("amount", OneOf("\"10.00\"", "\"12.5000\"", "7"), Number), ("currency", AsJson(OneOf("BRL", "Brl")), Text)), Misfit),
        ("transactionDateTime", Gen.Frequency((4, GoodMoment(days)), (1, OneOf("\"2026-3-7T12:00:00Z\"", "\"2026-03-8T00:00:00-03:00\""))), Moment(days)), ("partieCnpjCpf", Gen.OneOf(OneOf("\"12345678901\"", "123", "\"1234\""), Text), Text));

    private static Gen<string> Place(string[] days) => Record(
        ("type", OneOf("\"Feature\""), Misfit),
        ("geometry", WildPlaces.Geometry, Misfit),
        ("properties", Record(
            ("name", AsJson(OneOf("Depot", "Pátio", "🚚")), Text), ("radius_m", Gen.OneOf(OneOf("100", "\"0.001\"", "1.0005"), Number), Number), ("place_id", AsJson(OneOf("p-1", "p-2")), Text), ("kind", Text, Text),
            ("valid_from", GoodMoment(days), Moment(days)), ("valid_to", GoodMoment(days), Moment(days)), ("geometry", OneOf("""{"coordinates":[1,2]}""", "null"), Text)), Misfit));

    private static Gen<string> Measure(int most) => Gen.Select(Gen.Int[0, most], Digits(0, 9), Gen.Bool, (whole, digits, isText) => digits.Length == 0 ? $"{whole}" : isText ? $"\"{whole}.{digits}\"" : $"{whole}.{digits}");

    // Of each member a good value, or now and then a wild one, or none.
    private static Gen<string> Record(params (string Name, Gen<string> Good, Gen<string> Wild)[] members) => members
        .Aggregate(
            Gen.Const(string.Empty),
            (record, member) => Gen.Select(record, Gen.Frequency((20, member.Good), (2, member.Wild), (1, Gen.Const(string.Empty))), (text, value) =>
                value.Length == 0 ? text : $"{text}{(text.Length == 0 ? string.Empty : ",")}\"{member.Name}\":{value}"))
        .Select(members => $"{{{members}}}");
}

/// <summary>What one case lands.</summary>
internal sealed record WildCase(string Settings, IReadOnlyList<(string Source, byte[][] Lines)> Files)
{
    public override string ToString() =>
        $"{Settings}{string.Join('\n', Files.SelectMany(file => file.Lines.Select(line => $"{file.Source} {Encoding.UTF8.GetString(line)}")).Select(line => line.Length > 1_000 ? $"{line[..1_000]} and so on" : line))}\n";
}
