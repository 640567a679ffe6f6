using System.Globalization;
using FleetSpark.Core;

namespace FleetSpark.Emr.Prices;

/// <summary>Reads a price file: <c>regions</c>, below them services, below them things; <c>sources</c> are texts that several prices share.</summary>
internal static class PriceReader
{
    /// <summary>Reads it; all faults go to the map.</summary>
    public static IReadOnlyList<Price> Read(YamlMap yaml)
    {
        var sources = SourcesOf(yaml.Map("sources"));
        var regions = yaml.Map("regions");
        yaml.RefuseUnknownKeys();
        if (regions.Keys.Count == 0)
        {
            yaml.AddFault("'regions' names no region");
        }

        return
        [
            .. from region in regions.Keys
               let services = regions.Map(region)
               from service in services.Keys
               let things = services.Map(service)
               from thing in things.Keys
               select PriceOf(region, $"{service}/{thing}", things.Map(thing), sources),
        ];
    }

    private static Price PriceOf(string region, string name, YamlMap yaml, Dictionary<string, string> sources)
    {
        var (usd, per, date, source) = (yaml.Required("usd"), yaml.Required("per"), yaml.Required("date"), yaml.Required("source"));
        yaml.RefuseUnknownKeys();
        if (!decimal.TryParse(usd, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars) && usd.Length > 0)
        {
            yaml.AddFault($"'usd' must be an amount of dollars such as 0.1632, not '{usd}'");
        }

        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && date.Length > 0)
        {
            yaml.AddFault($"'date' must be a day such as 2026-03-29, not '{date}'");
        }

        return new Price(region, name, dollars, per, day, sources.GetValueOrDefault(source, source));
    }

    private static Dictionary<string, string> SourcesOf(YamlMap yaml) => yaml.Keys.ToDictionary(key => key, yaml.Required, StringComparer.Ordinal);
}
