namespace FleetSpark.RehearsalTests.Rights;

/// <summary>What a role may do that it did not on the rehearsal's day, and why it may.</summary>
internal static class SpareRights
{
    private static readonly IReadOnlyList<(string Why, string[] Roles, string[] Calls)> All = [];

    /// <summary>A role's.</summary>
    public static IReadOnlyList<string> Of(string role) => [.. All.Where(spare => spare.Roles.Contains(role, StringComparer.Ordinal)).SelectMany(spare => spare.Calls).Distinct(StringComparer.Ordinal)];
}
