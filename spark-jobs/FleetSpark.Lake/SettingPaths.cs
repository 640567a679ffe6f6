using FleetSpark.Core;

namespace FleetSpark.Lake;

/// <summary>Holds the places that settings name against each other: no root lies in another one, since each has rights of its own.</summary>
internal static class SettingPaths
{
    /// <summary>Adds a fault for each place that cannot hold.</summary>
    public static void Check(LakeSettings settings, LakeLocation lake, ICollection<string> faults)
    {
        var places = new LakeRoots(lake, settings);
        var known = faults.Count;
        var raw = Find("raw", () => places.Raw, faults);
        var curated = Find("curated", () => places.Curated, faults);
        var restricted = Find("restricted", () => places.Restricted, faults);
        var key = Find("driver_key_file", () => places.DriverKey, faults);
        if (faults.Count > known)
        {
            return;
        }

        foreach (var (name, place) in new[] { ("raw", raw!), ("curated", curated!), ("restricted", restricted!) }.Where(root => root.Item2.Holds(lake)))
        {
            faults.Add($"settings.yaml: roots: '{name}' must be a place of its own, not the lake's or one above it");
        }

        foreach (var (one, other) in new[] { (("restricted", restricted!), ("curated", curated!)), (("raw", raw!), ("curated", curated!)), (("raw", raw!), ("restricted", restricted!)) }
            .Where(pair => pair.Item1.Item2.Holds(pair.Item2.Item2) || pair.Item2.Item2.Holds(pair.Item1.Item2)))
        {
            faults.Add($"settings.yaml: roots: '{one.Item1}' and '{other.Item1}' must be places apart, neither in the other");
        }

        if (settings.DriverKeyFile.Length == 0 || settings.DriverKeyFile.EndsWith('/') || Path.EndsInDirectorySeparator(settings.DriverKeyFile) || key!.Holds(lake)
            || new[] { raw!, curated!, restricted! }.Any(key.Holds) || raw!.Holds(key) || curated!.Holds(key))
        {
            faults.Add($"settings.yaml: 'driver_key_file' is '{settings.DriverKeyFile}': it must be a file or an object, outside of raw and curated");
        }
    }

    private static LakeLocation? Find(string name, Func<LakeLocation> place, ICollection<string> faults)
    {
        try
        {
            return place();
        }
        catch (FleetException unusable)
        {
            faults.Add($"settings.yaml: '{name}': {unusable.Message}");
            return null;
        }
    }
}
