using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Lake;
using FleetSpark.Tables;

namespace FleetSpark.Jobs;

/// <summary>The settings that SQL may name, as the one-row view <c>settings</c>, and as fingerprints.</summary>
internal sealed class SettingValues(DataLake lake)
{
    /// <summary>The name of the view.</summary>
    public const string ViewName = "settings";

    private const string DriverKey = "driver_key";

    private string? _driverKey;

    /// <summary>Defines the view with the named settings and no others, so that SQL cannot name one that its contract does not.</summary>
    public async Task DefineViewAsync(IEngine engine, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var columns = new List<EngineColumn>();
        var values = new List<object?>();
        foreach (var name in names)
        {
            var value = await ValueOfAsync(name, cancellationToken);
            columns.Add(new EngineColumn(name, value is DateTimeOffset ? "TIMESTAMP_LTZ" : "STRING"));
            values.Add(value);
        }

        if (columns.Count > 0)
        {
            await engine.DefineRowsAsync(ViewName, columns, [values], cancellationToken);
        }
    }

    /// <summary>A hash of the named settings' values; of the driver key only its hash counts.</summary>
    public async Task<string> FingerprintAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var parts = new List<string>();
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var value = await ValueOfAsync(name, cancellationToken);
            parts.Add($"{name}={(value is DateTimeOffset instant ? UtcInstants.ToText(instant) : ContentHash.Of((string)value))}");
        }

        return ContentHash.Of(parts);
    }

    private async Task<object> ValueOfAsync(string name, CancellationToken cancellationToken) => name switch
    {
        "company_zone" => lake.Settings.CompanyZone,
        "currency" => lake.Settings.Currency,
        "earliest_at" => lake.Settings.EarliestAt,
        DriverKey => _driverKey ??= await lake.ReadDriverKeyAsync(cancellationToken),
        _ => throw TableErrors.UnknownName("setting", name, ["company_zone", "currency", "earliest_at", DriverKey]),
    };
}
