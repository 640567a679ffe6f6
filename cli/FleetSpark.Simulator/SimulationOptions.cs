using FleetSpark.Core;

namespace FleetSpark.Simulator;

/// <summary>What to simulate. The same options give the same bytes before compression, on every machine.</summary>
public sealed record SimulationOptions
{
    /// <summary>The folder to write into: new or empty.</summary>
    public required string OutFolder { get; init; }

    /// <summary>How many trucks the registry has at the start: 1 to 100,000.</summary>
    public int Trucks { get; init; } = 60;

    /// <summary>How many UTC days are simulated: 1 to 3,660.</summary>
    public int Days { get; init; } = 1;

    /// <summary>Chooses one of the possible fleets; any number.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The first UTC day: 2019-05-01 (since when the company's zone is three hours behind UTC all year) to 2090-12-31.</summary>
    public required Day From { get; init; }

    /// <summary>Whether to write files under <c>bad/</c> that are no deliveries at all: a cut gzip, a picture, UTF-16.</summary>
    public bool BadFiles { get; init; }

    /// <summary>Throws where an option is out of range, naming all that are.</summary>
    /// <exception cref="FleetException">FS6001: one or more options are out of range.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(OutFolder))
        {
            faults.Add("the output folder has no name");
        }

        if (Trucks is < 1 or > 100_000)
        {
            faults.Add($"trucks must be 1 to 100000, not {Trucks}");
        }

        if (Days is < 1 or > 3_660)
        {
            faults.Add($"days must be 1 to 3660, not {Days}");
        }

        if (From < Day.Parse("2019-05-01") || From > Day.Parse("2090-12-31"))
        {
            faults.Add($"the first day must be 2019-05-01 to 2090-12-31, not {From}");
        }

        if (faults.Count > 0)
        {
            throw SimulatorErrors.BadOptions(faults);
        }
    }
}
