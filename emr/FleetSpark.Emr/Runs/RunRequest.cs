using FleetSpark.Core;

namespace FleetSpark.Emr.Runs;

/// <summary>What a run is to make.</summary>
public sealed record RunRequest
{
    /// <summary>Whether it makes again what is current.</summary>
    public bool IsRebuild { get; init; }

    /// <summary>Only these tables; empty for all.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>Only days from this one on.</summary>
    public Day? From { get; init; }

    /// <summary>Only days up to this one, which is included.</summary>
    public Day? To { get; init; }

    /// <summary>The words for <c>fleet</c>.</summary>
    public IReadOnlyList<string> ArgumentsFor(string lake)
    {
        var words = new List<string> { IsRebuild ? "rebuild" : "run", "--engine", "spark", "--in-place", "--lake", lake };
        if (Tables.Count > 0)
        {
            words.AddRange(["--tables", string.Join(',', Tables)]);
        }

        if (From is { } from)
        {
            words.AddRange(["--from", from.ToString()]);
        }

        if (To is { } to)
        {
            words.AddRange(["--to", to.ToString()]);
        }

        return words;
    }
}
