using System.Globalization;

namespace FleetSpark.Testing;

/// <summary>Random numbers that can be had again.</summary>
public static class Seeds
{
    private const string Variable = "FLEET_SEED";

    /// <summary>Random numbers of the seed FLEET_SEED, or where it is not set of another one each time.</summary>
    /// <param name="tell">Is told the seed, as it is set to have the same numbers again.</param>
    public static Random NewRandom(Action<string> tell)
    {
        var seed = Environment.GetEnvironmentVariable(Variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : Random.Shared.Next();
        tell($"{Variable}={seed}");
        return new Random(seed);
    }
}
