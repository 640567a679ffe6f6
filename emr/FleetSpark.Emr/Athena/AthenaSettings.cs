using System.Text.RegularExpressions;
using FleetSpark.Core;
using FleetSpark.Lake;

namespace FleetSpark.Emr.Athena;

/// <summary>How Athena is asked: the section <c>athena</c> of <c>emr.yaml</c>.</summary>
public sealed partial record AthenaSettings
{
    /// <summary>The work group, which says who may ask, how much, and where answers go; null for the account's <c>primary</c>.</summary>
    public string? WorkGroup { get; init; }

    /// <summary>The work group of who may read the drivers' names, whose answers must not lie where other analysts read; they name it themselves. Null for none.</summary>
    public string? RestrictedWorkGroup { get; init; }

    /// <summary>Where answers go, a place on S3; null where the work group says it.</summary>
    public string? Output { get; init; }

    /// <summary>Reads the section; adds its faults to those of the file.</summary>
    /// <param name="yaml">The section, empty where the file has none.</param>
    public static AthenaSettings Read(YamlMap yaml)
    {
        var settings = new AthenaSettings { WorkGroup = TextOf(yaml, "work_group"), RestrictedWorkGroup = TextOf(yaml, "restricted_work_group"), Output = TextOf(yaml, "output") };
        yaml.RefuseUnknownKeys();
        foreach (var (key, group) in (IEnumerable<(string, string?)>)[("work_group", settings.WorkGroup), ("restricted_work_group", settings.RestrictedWorkGroup)])
        {
            if (group is not null && !IsWorkGroup(group))
            {
                yaml.AddFault($"'{key}' is '{group}', which is no name of a work group: write up to 128 letters, digits, ., _ and -");
            }
        }

        if (settings.Output is { } output && !IsPlaceOnS3(output))
        {
            yaml.AddFault($"'output' is '{output}', which is no place on S3: write s3://bucket/prefix");
        }

        return settings;
    }

    /// <summary>Whether a text can be the name of a work group.</summary>
    public static bool IsWorkGroup(string text) => WorkGroupName().IsMatch(text);

    private static string? TextOf(YamlMap yaml, string key) => yaml.Optional(key) is { Length: > 0 } text and not ("null" or "~") ? text : null;

    private static bool IsPlaceOnS3(string text)
    {
        try
        {
            return LakeLocation.Parse(text).S3 is not null;
        }
        catch (FleetException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,128}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WorkGroupName();
}
