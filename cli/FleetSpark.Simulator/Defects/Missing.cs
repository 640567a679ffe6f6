using FleetSpark.Simulator.Numbers;

namespace FleetSpark.Simulator.Defects;

/// <summary>The three ways in which a field can be missing.</summary>
internal static class Missing
{
    /// <summary>Without the member, with null, or with an empty text.</summary>
    public static RawRecord From(RawRecord good, string name, Dice dice) => dice.Below(3) switch
    {
        0 => good.Without(name),
        1 => good.With(name, "null"),
        _ => good.With(name, "\"\""),
    };
}
