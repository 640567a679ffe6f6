using FleetSpark.Core;

namespace FleetSpark.Lake;

/// <summary>Holds the places that settings name against each other: no root lies in another one, since each has rights of its own.</summary>
internal static class SettingPaths
{
    /// <summary>Adds a fault for each place that cannot hold.</summary>
    public static void Check(LakeSettings settings, LakeLocation lake, ICollection<string> faults)
    {
        var places = new LakeRoots(lake, settings);
        var roots = new List<(string Name, LakeLocation Place)>();
        foreach (var (name, find) in new (string, Func<LakeLocation>)[] { ("raw", () => places.Raw), ("restricted", () => places.Restricted), ("curated", () => places.Curated) })
        {
            if (Find($"roots: '{name}'", find, faults) is { } place)
            {
                roots.Add((name, place));
            }
        }

        foreach (var (name, place) in roots.Where(root => root.Place.Holds(lake)))
        {
            faults.Add($"settings.yaml: roots: '{name}' must be a place of its own, not the lake's or one above it");
        }

        foreach (var (one, other) in roots.SelectMany((one, number) => roots.Skip(number + 1).Select(other => (one, other))).Where(pair => pair.one.Place.Holds(pair.other.Place) || pair.other.Place.Holds(pair.one.Place)))
        {
            faults.Add($"settings.yaml: roots: '{one.Name}' and '{other.Name}' must be places apart, neither in the other");
        }

        var named = settings.DriverKeyFile;
        if (Find("'driver_key_file'", () => places.DriverKey, faults) is { } key
            && (named.Length == 0 || named.EndsWith('/') || Path.EndsInDirectorySeparator(named) || key.Holds(lake) || roots.Any(root => key.Holds(root.Place) || (root.Name != "restricted" && root.Place.Holds(key)))))
        {
            faults.Add($"settings.yaml: 'driver_key_file' is '{named}': it must be a file or an object, outside of raw and curated");
        }
    }

    private static LakeLocation? Find(string what, Func<LakeLocation> place, ICollection<string> faults)
    {
        try
        {
            return place();
        }
        catch (FleetException unusable)
        {
            faults.Add($"settings.yaml: {what}: {unusable.Message}");
            return null;
        }
    }
}
