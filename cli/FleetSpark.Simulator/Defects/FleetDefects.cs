using FleetSpark.Simulator.Numbers;

namespace FleetSpark.Simulator.Defects;

/// <summary>Spoils a row of the fleet registry in one place.</summary>
internal static class FleetDefects
{
    /// <summary>What staging rejects, by reason code.</summary>
    public static readonly string[] Rejected = ["plate_missing", "device_number_missing", "valid_from_without_offset", "axle_count_not_a_number"];

    /// <summary>The spoilt row.</summary>
    /// <param name="kind">One of <see cref="Rejected"/>.</param>
    /// <param name="good">A row with nothing wrong.</param>
    /// <param name="localTime">Its valid_from as local time without an offset.</param>
    /// <param name="dice">Chooses among the ways to be wrong.</param>
    public static RawRecord Spoil(string kind, RawRecord good, string localTime, Dice dice) => kind switch
    {
        "plate_missing" => Missing.From(good, "plate", dice),
        "device_number_missing" => Missing.From(good, "device_number", dice),
        "valid_from_without_offset" => good.WithText("valid_from", localTime),
        "axle_count_not_a_number" => good.WithText("axle_count", dice.Pick(["seis", "6x2"])),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };
}
