using FleetSpark.Simulator.Numbers;

namespace FleetSpark.Simulator.Defects;

/// <summary>Spoils a GPS record in one place.</summary>
internal static class GpsDefects
{
    /// <summary>What staging rejects, by reason code.</summary>
    public static readonly string[] Rejected =
    [
        "device_number_missing", "recorded_at_missing", "recorded_at_without_offset", "recorded_at_not_a_time", "recorded_at_too_early",
        "recorded_at_in_future", "latitude_missing", "latitude_not_a_number", "latitude_out_of_range", "longitude_missing",
        "longitude_not_a_number", "longitude_out_of_range", "position_zero",
    ];

    /// <summary>What makes one optional field null.</summary>
    public static readonly string[] Nulled = ["speed_negative", "heading_out_of_range", "odometer_not_a_number"];

    /// <summary>The spoilt record.</summary>
    /// <param name="kind">One of <see cref="Rejected"/> or <see cref="Nulled"/>.</param>
    /// <param name="good">A record with nothing wrong.</param>
    /// <param name="localTime">Its recorded_at as local time without an offset.</param>
    /// <param name="future">An ISO 8601 instant more than a day after the file's send time.</param>
    /// <param name="dice">Chooses among the ways to be wrong.</param>
    public static RawRecord Spoil(string kind, RawRecord good, string localTime, string future, Dice dice) => kind switch
    {
        "device_number_missing" => Missing.From(good, "device_number", dice),
        "recorded_at_missing" => Missing.From(good, "recorded_at", dice),
        "recorded_at_without_offset" => good.WithText("recorded_at", localTime),
        "recorded_at_not_a_time" => good.WithText("recorded_at", dice.Pick(["2026-02-30T10:00:00Z", "29/03/2026 10:00:00", "yesterday", "2026-13-01T10:00:00Z"])),
        "recorded_at_too_early" => good.WithText("recorded_at", dice.Pick(["1980-01-06T00:00:00Z", "1970-01-01T00:00:00Z", "1999-12-31T23:59:59Z"])),
        "recorded_at_in_future" => good.WithText("recorded_at", future),
        "latitude_missing" => Missing.From(good, "latitude", dice),
        "latitude_not_a_number" => good.With("latitude", dice.Pick(["\"-23,55\"", "\"S 23.55\"", "\"abc\""])),
        "latitude_out_of_range" => good.With("latitude", dice.Pick(["91", "-90.00001", "2355000"])),
        "longitude_missing" => Missing.From(good, "longitude", dice),
        "longitude_not_a_number" => good.With("longitude", dice.Pick(["\"-46,63\"", "\"W 46.63\"", "\"--\""])),
        "longitude_out_of_range" => good.With("longitude", dice.Pick(["181", "-180.00001", "-4663000"])),
        "position_zero" => good.With("latitude", dice.Pick(["0", "0.0"])).With("longitude", "0"),
        "speed_negative" => good.With("speed_kmh", dice.Pick(["-1", "-12.5", "\"-3\""])),
        "heading_out_of_range" => good.With("heading_deg", dice.Pick(["400", "360.5", "-1"])),
        "odometer_not_a_number" => good.WithText("odometer_m", "abc"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };
}
