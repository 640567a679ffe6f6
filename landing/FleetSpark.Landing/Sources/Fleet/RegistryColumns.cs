using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Fleet;

/// <summary>What the columns of a registry must be.</summary>
internal static class RegistryColumns
{
    /// <summary>Looks at the columns' names.</summary>
    /// <exception cref="FleetException">FS2406: one is missing; FS2407: one stands twice.</exception>
    public static void Check(string registry, IReadOnlyList<string> columns)
    {
        var missing = RowMembers.Required.Except(columns, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            throw FleetErrors.MissingColumns(registry, missing, columns);
        }

        var doubled = columns.GroupBy(column => column, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToList();
        if (doubled.Count > 0)
        {
            throw FleetErrors.DoubledColumns(registry, doubled);
        }
    }
}
